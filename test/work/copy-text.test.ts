import { expect, test } from 'vitest'
import { copyForms, copyText, tokenReport } from '../../source/work/copy-text.ts'
import { connection, history, nowMs, token } from '../app/app-world.ts'

const value = 'abcdefghijklmnopqrstuvwxyz012345'
const view = history([connection()], [token('t1', 9_000_000)])

test('every form but the report holds the token', () => {
	for (const form of copyForms) {
		if (form === 'report') continue
		expect(copyText(view, connection(), value, form)).toContain(value)
	}
})

test('the header is one', () => {
	expect(copyText(view, connection(), value, 'header')).toBe(`Authorization: Bearer ${value}`)
})

test('the report says what is known and holds no token', () => {
	const report = tokenReport(connection(), token('t1', 9_000_000), nowMs)
	expect(report).toContain('connection lab')
	expect(report).toContain('state live')
	expect(report).not.toContain(value)
})
