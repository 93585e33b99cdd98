import { describe, expect, test } from 'vitest'
import { keyTable } from '../../source/app/keys/keys.ts'
import { press } from '../../source/app/keys/press.ts'
import { scopeTitles } from '../../source/app/keys/scope-titles.ts'
import { connection, history, play, stateOn, token } from './app-world.ts'

describe('the key table', () => {
	test('no key means two things in one scope', () => {
		const seen = new Set<string>()
		for (const { scope, keys } of keyTable) {
			for (const key of keys) {
				expect(seen.has(`${scope} ${key}`), `${scope} ${key}`).toBe(false)
				seen.add(`${scope} ${key}`)
			}
		}
	})

	test('every scope has its chapter in help and readme', () => {
		const titled = new Set(scopeTitles.map(([scope]) => scope))
		for (const { scope } of keyTable) expect(titled.has(scope), scope).toBe(true)
	})

	test('neither Backspace nor Delete is bound', () => {
		const keys = keyTable.flatMap((binding) => binding.keys)
		expect(keys).not.toContain('backspace')
		expect(keys).not.toContain('delete')
	})

	test('an overlay owns the keyboard: only Ctrl-C falls through', () => {
		const view = history([connection()], [token('t1', 9_000_000)])
		const { state } = play(stateOn(view), { kind: 'open' }, { kind: 'ask-delete' })
		expect(press(state, 'y')).toEqual({ kind: 'answer-yes' })
		for (const key of ['d', 'r', 'j', 'q', 'n ', '?']) expect(press(state, key)).toBeUndefined()
		expect(press(state, 'ctrl+c')).toEqual({ kind: 'interrupt' })
	})

	test('a key that is off says why', () => {
		const view = history([connection({ readOnly: true })], [token('t1', 9_000_000)])
		const { state } = play(stateOn(view), { kind: 'open' })
		for (const key of ['d', 'r', 'n']) {
			expect(press(state, key)).toEqual({
				kind: 'refused-key',
				reason: 'lab is marked read-only: nothing is issued, refreshed or deleted there.',
			})
		}
	})

	test('the footer of a read-only connection has no dangerous key', async () => {
		const { footerKeys } = await import('../../source/app/keys/keys.ts')
		const view = history([connection({ readOnly: true })], [token('t1', 9_000_000)])
		const { state } = play(stateOn(view), { kind: 'open' })
		expect(footerKeys(state).some((binding) => binding.danger)).toBe(false)
	})
})
