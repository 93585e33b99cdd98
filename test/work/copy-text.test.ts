import { expect, test } from 'vitest'
import type { Token } from '../../source/model/token.ts'
import { copyForms, copyText, tokenReport } from '../../source/work/copy-text.ts'
import { connection, history, nowMs, token } from '../app/app-world.ts'

const value = 'abcdefghijklmnopqrstuvwxyz012345'
const any = token('t1', 9_000_000)
const view = history([connection()], [any])

test('every form but the report holds the token', () => {
	for (const form of copyForms) {
		if (form === 'report') continue
		expect(copyText(view, connection(), any, value, form)).toContain(value)
	}
})

test('the header is one', () => {
	expect(copyText(view, connection(), any, value, 'header')).toBe(`Authorization: Bearer ${value}`)
})

test('the report says what is known and holds no token', () => {
	const report = tokenReport(connection(), token('t1', 9_000_000), nowMs)
	expect(report).toContain('connection lab')
	expect(report).toContain('state live')
	expect(report).not.toContain(value)
})

test('lines for a program name the graph that the token is for', () => {
	const own = connection({ graph: 'social' })
	const lines = (change: Partial<Token>) =>
		copyText(view, own, { ...any, ...change }, value, 'pytigergraph')
	expect(lines({})).toContain('graphname="social"')
	expect(lines({ graph: 'cards' })).toContain('graphname="cards"')
	expect(lines({ form: 'jwt' })).not.toContain('graphname')
})
