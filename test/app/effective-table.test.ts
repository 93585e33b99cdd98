import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveTable } from '../../source/app/keys/effective-table.ts'
import { keyNamed } from '../../source/app/keys/key-name.ts'
import { keyText } from '../../source/app/keys/key-text.ts'
import { footerKeys, keyTable } from '../../source/app/keys/keys.ts'
import { press } from '../../source/app/keys/press.ts'
import { draw } from '../ui/draw.tsx'
import { connection, history, play, stateOn, token } from './app-world.ts'

const view = history([connection()], [token('t1', 9_000_000)])

/** The tokens of a connection, with these keys. */
function tokensWith(changes: Record<string, readonly string[]>) {
	const { table, faults } = effectiveTable(keyTable, changes)
	const { state } = play({ ...stateOn(view), keyTable: table }, { kind: 'open' })
	return { state, faults }
}

describe('a key of one’s own', () => {
	it('does what the old one did, which is free, and stands in the footer', () => {
		const { state, faults } = tokensWith({ refresh: ['ctrl+r', 'X'] })
		expect(faults).toEqual([])
		expect(press(state, 'ctrl+r')).toEqual({ kind: 'ask-refresh' })
		expect(press(state, 'X')).toEqual({ kind: 'ask-refresh' })
		expect(press(state, 'r')).toBeUndefined()
		const shown = footerKeys(state).find(({ id }) => id === 'refresh')
		expect(keyText(shown?.keys[0] ?? '')).toBe('Ctrl-R')
		expect(draw(state).at(-1)).toContain('Ctrl-R refresh')
		const { state: helped } = play(state, { kind: 'show-help' }, { kind: 'move', by: 7 })
		expect(draw(helped).join('\n')).toMatch(/Ctrl-R X +Refresh the token/)
	})

	it('is for one screen alone where its name says so', () => {
		const { table } = effectiveTable(keyTable, { 'inspect.verify': ['w'], wait: ['W'] })
		const keysOf = (scope: string, id: string) =>
			table.find((each) => each.scope === scope && each.id === id)?.keys
		expect(keysOf('inspect', 'verify')).toEqual(['w'])
		expect(keysOf('tokens', 'verify')).toEqual(['V'])
	})

	it('can change places with another', () => {
		const { state, faults } = tokensWith({ sort: ['S'], turn: ['s'] })
		expect(faults).toEqual([])
		expect(press(state, 's')).toEqual({ kind: 'sort-turned' })
	})

	it('can be none, where there is another way', () => {
		const { state, faults } = tokensWith({ delete: [] })
		expect(faults).toEqual([])
		expect(press(state, 'd')).toBeUndefined()
	})
})

describe('a key is refused, and the old one stays,', () => {
	it.each([
		['that would shadow a dangerous one', 'down', 'd', 'cannot be undone'],
		['that means something else there', 'refresh', 'y', 'answers questions'],
		['that another action has', 'label', 'c', 'Make it the current token'],
		['that moves, for what cannot be undone', 'delete', 'G', 'without a thought'],
		['that answers, for what asks', 'delete', 'enter', 'answers questions'],
		['that answers, for what asks', 'issue', 'y', 'answers questions'],
		['that leaves everywhere', 'label', 'ctrl+c', 'no key that can be chosen'],
		['that is none', 'label', 'F13', 'no key that can be chosen'],
		['that terminals confuse', 'label', 'backspace', 'no key that can be chosen'],
	])('%s: %s on %s', (_, id, key, reason) => {
		const { state, faults } = tokensWith({ [id]: [key] })
		expect(faults).toEqual([{ id, text: expect.stringContaining(reason) }])
		expect(state.keyTable).toEqual(keyTable)
	})

	it.each(['quit', 'back', 'down', 'actions', 'all-keys'])('where none would be left: %s', (id) => {
		expect(tokensWith({ [id]: [] }).faults).toHaveLength(1)
	})

	it('where the action is none, or none that can be changed', () => {
		const { faults } = tokensWith({ reload: ['r'], yes: ['j'], 'confirm.yes': ['j'] })
		expect(faults.map(({ id }) => id)).toEqual(['reload', 'yes', 'confirm.yes'])
	})

	it('the later one of two that want the same', () => {
		const { state, faults } = tokensWith({ label: ['z'], verify: ['z'] })
		expect(faults.map(({ id }) => id)).toEqual(['verify'])
		expect(press(state, 'z')).toEqual({ kind: 'ask-label' })
	})
})

it('whatever is asked for, no key means two things and every dangerous action stays behind its own', () => {
	const id = fc.constantFrom(...new Set(keyTable.map((each) => each.id)))
	const key = fc.constantFrom(...new Set(keyTable.flatMap((each) => each.keys)), 'z', 'Z', 'F')
	const changes = fc.dictionary(id, fc.array(key, { maxLength: 3 }), { maxKeys: 8 })
	const moves = new Set(['move', 'page', 'jump', 'open', 'back', 'mark', 'answer-yes', 'submit'])
	fc.assert(
		fc.property(changes, (wanted) => {
			const { table, faults } = effectiveTable(keyTable, wanted)
			const places = table.flatMap(({ scope, keys }) =>
				[...new Set(keys)].map((k) => `${scope} ${k}`),
			)
			expect(new Set(places).size).toBe(places.length)
			const harmless = new Set(
				keyTable.filter(({ message }) => moves.has(message.kind)).flatMap(({ keys }) => keys),
			)
			for (const [index, { danger, keys }] of table.entries()) {
				if (!danger || keys === keyTable[index]?.keys) continue
				expect(keys.filter((each) => harmless.has(each))).toEqual([])
			}
			const refused = new Set(faults.map((each) => each.id))
			for (const name of Object.keys(wanted)) {
				if (refused.has(name)) continue
				const rows = table.filter((each) => each.id === name)
				expect(rows.some(({ keys }) => keys.join() === wanted[name]?.join())).toBe(true)
			}
		}),
	)
})

it.each([
	['Ctrl-D', 'ctrl+d'],
	['PgDn', 'pagedown'],
	['Return', 'enter'],
	['Shift-Tab', 'shift+tab'],
	['X', 'X'],
	['ctrl+m', undefined],
	['', undefined],
	['ab', undefined],
])('%s is the key %s', (written, name) => {
	expect(keyNamed(written)).toBe(name)
})
