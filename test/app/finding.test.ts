import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scopeOf } from '../../source/app/keys/keys.ts'
import { press } from '../../source/app/keys/press.ts'
import { rowIds } from '../../source/app/lists/chosen.ts'
import { tokenFields } from '../../source/model/token-filter.ts'
import { sortColumns } from '../../source/model/token-order.ts'
import { parseFilter, rowFilter } from '../../source/model/word-filter.ts'
import { filterView } from '../../source/work/filter-tokens.ts'
import { connection, drawn, history, nowMs, play, stateOn, token } from './app-world.ts'

const labelled = (id: string, left: number, label: string, graph: string) =>
	token(id, left, { graph }, [{ id: `l-${id}`, atMs: nowMs, kind: 'labelled', label }])

const view = history(
	[connection(), connection({ id: 'c2', name: 'prod-eu' })],
	[
		labelled('t1', 9_000_000, 'nightly loader', 'social'),
		labelled('t2', 100, 'notebook ana', 'social'),
		labelled('t3', -100, 'demo day', 'cards'),
	],
)
const open = play(stateOn(view), { kind: 'open' }).state
const filtered = (text: string) =>
	rowIds(play(open, { kind: 'filter' }, { kind: 'filter-typed', text }).state)

describe('filtering', () => {
	test('several words must all be there', () => {
		expect(filtered('n')).toEqual(['t2', 't1'])
		expect(filtered('night load')).toEqual(['t1'])
		expect(filtered('night ana')).toEqual([])
	})

	test('a word with ! must not be there', () => {
		expect(filtered('!social')).toEqual(['t3'])
	})

	test('what is found letter by letter is what is found at once', () => {
		const words = [
			'n',
			'ight',
			'note',
			' ',
			'!',
			'state:',
			'live',
			'graph:',
			'so',
			'cial',
			':',
			't3',
		]
		const edits = fc.array(fc.oneof(fc.constantFrom(...words), fc.nat(12)), { maxLength: 12 })
		const plain = (text: string, atMs: number) => {
			const fields = tokenFields(filterView(view, atMs))
			return new Set(
				[...view.tokens.values()].filter(rowFilter(parseFilter(text), fields)).map(({ id }) => id),
			)
		}
		fc.assert(
			fc.property(edits, (all) => {
				let { state } = play(open, { kind: 'filter' })
				let text = ''
				for (const edit of all) {
					// Something typed, some of it taken back, and now and then a minute goes by.
					text =
						typeof edit === 'string' ? text + edit : text.slice(0, Math.max(0, text.length - edit))
					const atMs = state.nowMs + (edit === 0 ? 60_000 : 0)
					state = play({ ...state, nowMs: atMs }, { kind: 'filter-typed', text }).state
					const found = plain(text, atMs)
					expect(new Set(rowIds(state))).toEqual(found)
				}
			}),
		)
	})

	test('a field is asked alone', () => {
		expect(filtered('state:expir')).toEqual(['t2', 't3'])
		expect(filtered('state:expiring')).toEqual(['t2'])
		expect(filtered('graph:soc !ana')).toEqual(['t1'])
		expect(filtered('conn:prod')).toEqual([])
	})

	test('while it is typed, letters are text and d deletes nothing', () => {
		const { state } = play(open, { kind: 'filter' })
		expect(scopeOf(state)).toBe('filter')
		for (const key of ['d', 'r', 'q', 'j', 'space']) expect(press(state, key)).toBeUndefined()
	})

	test('Enter keeps it, Esc on the list clears it, the next Esc goes back', () => {
		const { state } = play(
			open,
			{ kind: 'filter' },
			{ kind: 'filter-typed', text: 'ana' },
			{ kind: 'filter-done' },
		)
		expect(scopeOf(state)).toBe('tokens')
		expect(rowIds(state)).toEqual(['t2'])
		const cleared = play(state, { kind: 'back' }).state
		expect(rowIds(cleared)).toHaveLength(3)
		expect(play(cleared, { kind: 'back' }).state.screens).toHaveLength(1)
	})

	test('connections are filtered by name, host and graph', () => {
		const { state } = play(
			stateOn(view),
			{ kind: 'filter' },
			{ kind: 'filter-typed', text: 'prod' },
		)
		expect(rowIds(state)).toEqual(['c2'])
	})
})

describe('sorting', () => {
	test('goes through the columns and turns round', () => {
		expect(rowIds(open)).toEqual(['t2', 't1', 't3'])
		const byState = play(open, { kind: 'sort-next' }).state
		expect(byState.sort).toEqual({ by: 'state', descending: false })
		const byLabel = play(byState, { kind: 'sort-next' }).state
		expect(rowIds(byLabel)).toEqual(['t3', 't1', 't2'])
		expect(rowIds(play(byLabel, { kind: 'sort-turned' }).state)).toEqual(['t2', 't1', 't3'])
	})

	test('expiries turned round stay within their kind', () => {
		expect(rowIds(play(open, { kind: 'sort-turned' }).state)).toEqual(['t1', 't2', 't3'])
	})

	test('is kept on the next screen', () => {
		const { state } = play(open, { kind: 'sort-turned' }, { kind: 'back' }, { kind: 'open' })
		expect(state.sort.descending).toBe(true)
	})
})

describe('the palette', () => {
	const palette = drawn(play(open, { kind: 'show-palette' }).state)

	test('finds an action by letters of its words and does it', () => {
		const { state } = play(
			palette,
			{ kind: 'typed', text: 'delete the token' },
			{ kind: 'answer-yes' },
		)
		expect(state.overlay).toMatchObject({
			kind: 'confirm',
			about: { action: 'delete-token', tokenId: 't2' },
		})
	})

	test('letters of a palette are no keys', () => {
		for (const key of ['d', 'q', 'y']) expect(press(palette, key)).toBeUndefined()
	})

	test('an action that is off says why', () => {
		const readOnly = history([connection({ readOnly: true })], [token('t1', 9_000_000)])
		const { state } = play(
			stateOn(readOnly),
			{ kind: 'open' },
			{ kind: 'show-palette' },
			{ kind: 'typed', text: 'delete the token' },
			{ kind: 'answer-yes' },
		)
		expect(state.overlay).toBeUndefined()
		expect(state.flash?.text).toContain('read-only')
	})
})

test('what was said can be read again', () => {
	const { state } = play(
		open,
		{ kind: 'refused-key', reason: 'one' },
		{ kind: 'refused-key', reason: 'two' },
	)
	expect(state.said.map(({ text }) => text)).toEqual(['one', 'two'])
})

test('Tab goes to all tokens and back, the cursor staying on its token', () => {
	const onT1 = play(open, { kind: 'move', by: 1 }).state
	const all = play(onT1, { kind: 'switch-all' }).state
	expect(all.screens.at(-1)).toMatchObject({ name: 'tokens', selectedId: 't1' })
	expect(all.screens.at(-1)).not.toHaveProperty('connectionId')
	expect(play(all, { kind: 'switch-all' }).state.screens.at(-1)).toMatchObject({
		connectionId: 'c1',
		selectedId: 't1',
	})
})

test('a filter leaves the rows it keeps in the order they were in, whatever that is', () => {
	let state = open
	for (const _ of sortColumns) {
		const all = rowIds(state)
		const few = rowIds(play(state, { kind: 'filter' }, { kind: 'filter-typed', text: 'o' }).state)
		expect(few).not.toHaveLength(0)
		expect(few).toEqual(all.filter((id) => few.includes(id)))
		state = play(state, { kind: 'sort-next' }).state
	}
})
