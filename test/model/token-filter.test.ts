import { describe, expect, it } from 'vitest'
import { parseTokenFilter } from '../../source/model/token-filter.ts'
import { tokenOf } from '../../source/model/token-of.ts'
import { codeOf, value } from '../rest/outcomes.ts'

const nowMs = Date.UTC(2026, 10, 24)
const token = tokenOf({
	id: 't3f9aaaaaaaa',
	connectionId: 'c1',
	graph: 'Social',
	user: 'ana',
	hasValue: true,
	events: [
		{
			id: 'e1',
			atMs: nowMs,
			kind: 'issued',
			masked: 'abcd…wxyz',
			fingerprint: '0123456789ab',
			form: 'opaque',
			expiresAtSeconds: nowMs / 1000 + 30 * 86_400,
		},
		{ id: 'e2', atMs: nowMs + 1, kind: 'labelled', label: 'Nightly loader' },
	],
})
const isMeant = (text: string) =>
	value(parseTokenFilter(text))({
		connectionOf: () => 'prod-eu',
		isCurrent: () => true,
		nowMs,
	})(token)

describe('a filter of tokens', () => {
	it.each([
		'',
		'loader',
		'NIGHTLY loader',
		'"nightly loader"',
		'label:"nightly loader"',
		'3f9a',
		'0123',
		'abcd…',
		'prod',
		'graph:soc',
		'conn:EU',
		'user:ana',
		'token:0123',
		'state:live',
		'is:current',
		'!state:expired !notebook',
	])('means it by %j', (text) => {
		expect(isMeant(text)).toBe(true)
	})

	it.each([
		'loaders',
		'"loader nightly"',
		'loader notebook',
		'!loader',
		'label:',
		'label:social',
		'graph:prod',
		'state:expiring',
		'!is:current',
		'token:loader',
	])('does not mean it by %j', (text) => {
		expect(isMeant(text)).toBe(false)
	})

	// Turned round, a state that does not exist would mean every token there is.
	it.each(['state:expird', '!state:dead', 'state:', 'is:old', 'color:red'])(
		'refuses %j',
		(text) => {
			expect(codeOf(parseTokenFilter(text))).toBe('wrong-usage')
		},
	)
})
