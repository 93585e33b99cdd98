import { describe, expect, test } from 'vitest'
import type { End } from '../../source/app/message.ts'
import type { State } from '../../source/app/state.ts'
import { connection, drawn, history, nowMs, play, stateOn, token } from './app-world.ts'

const view = history(
	[connection()],
	[token('t1', 9_000_000), token('t2', 9_100_000), token('t3', 9_200_000)],
)
const open = play(stateOn(view), { kind: 'open' }).state
const marked = play(open, { kind: 'mark' }, { kind: 'mark' }).state

/** Ends the operation that is under way. */
function endOne(state: State, end: End = {}) {
	const [operation] = state.operations
	if (!operation) throw new Error('nothing is under way')
	return play(state, { kind: 'ended', operation, end })
}

describe('marking', () => {
	test('Space marks and goes on, and takes the mark away again', () => {
		expect([...marked.marked]).toEqual(['t1', 't2'])
		expect(marked.screens.at(-1)).toMatchObject({ selectedId: 't3' })
		const back = play(marked, { kind: 'move', by: -2 }, { kind: 'mark' }).state
		expect([...back.marked]).toEqual(['t2'])
	})

	test('a range goes from the last mark to the cursor', () => {
		const { state } = play(
			open,
			{ kind: 'mark' },
			{ kind: 'jump', to: 'last' },
			{ kind: 'mark-range' },
		)
		expect([...state.marked]).toEqual(['t1', 't2', 't3'])
		expect(play(state, { kind: 'unmark' }).state.marked.size).toBe(0)
	})
})

describe('deleting the marked', () => {
	const asked = drawn(play(marked, { kind: 'ask-delete' }).state)

	test('wants their number typed', () => {
		expect(asked.overlay).toMatchObject({
			wanted: '2',
			about: { tokenIds: ['t1', 't2'], hidden: 0 },
		})
		expect(play(asked, { kind: 'answer-yes' }).effects).toEqual([])
	})

	test('asks about a single one as if it were chosen, and in production for the name', () => {
		const alone = play(open, { kind: 'mark' }).state
		const { overlay } = play(alone, { kind: 'ask-delete' }).state
		expect(overlay).toMatchObject({ about: { action: 'delete-token', tokenId: 't1' } })
		expect(overlay).not.toHaveProperty('wanted')
		const tokens = [token('t1', 9_000_000), token('t2', 9_100_000)]
		const inProduction = history([connection({ production: true })], tokens)
		const { state } = play(stateOn(inProduction), { kind: 'open' }, { kind: 'mark' })
		expect(play(state, { kind: 'ask-delete' }).state.overlay).toMatchObject({ wanted: 'lab' })
		const form = drawn(play(alone, { kind: 'ask-refresh' }).state)
		expect(form.overlay).toMatchObject({ tokenId: 't1' })
		const over = endOne(play(form, { kind: 'submit' }).state)
		expect(over.state.marked.size).toBe(0)
	})

	test('counts those the filter hides', () => {
		const { state } = play(
			marked,
			{ kind: 'filter' },
			{ kind: 'filter-typed', text: 't3' },
			{ kind: 'filter-done' },
			{ kind: 'ask-delete' },
		)
		expect(state.overlay).toMatchObject({ about: { hidden: 2 } })
	})

	test('passes over marks of what is gone', () => {
		const gone = token('t1', 9_000_000, {}, [
			{ id: 'x', atMs: nowMs, kind: 'deleted', how: 'confirmed' },
		])
		const left = history([connection()], [gone, token('t2', 9_100_000)])
		const { state } = play(
			marked,
			{ kind: 'history-changed', history: left, status: marked.historyStatus },
			{ kind: 'ask-delete' },
		)
		expect(state.overlay).toMatchObject({ about: { action: 'delete-token', tokenId: 't2' } })
	})

	const typed = play(asked, { kind: 'typed', text: '2' }, { kind: 'answer-yes' })

	test('goes one after another, and says what became of each', () => {
		expect(typed.effects).toMatchObject([{ kind: 'delete', tokenId: 't1' }])
		const second = endOne(typed.state, { flash: { level: 'done', text: 'gone' } })
		expect(second.effects).toMatchObject([{ kind: 'delete', tokenId: 't2' }])
		const over = endOne(second.state, {
			fault: { code: 'timed-out' },
			flash: { level: 'fault', text: 'no answer' },
		})
		expect(over.effects).toEqual([])
		expect(over.state.batch?.results).toMatchObject([
			{ tokenId: 't1', good: true },
			{ tokenId: 't2', good: false, text: 'no answer' },
		])
		expect([...over.state.marked]).toEqual(['t2'])
		expect(over.state.flash?.text).toBe('1 of 2 tokens deleted, 1 not')
	})

	test('asks a server that is waking up for none of the others', () => {
		const over = endOne(typed.state, {
			fault: { code: 'waking-up' },
			flash: { level: 'fault', text: 'lab is waking up' },
		})
		expect(over.effects).toEqual([])
		expect(over.state.batch?.results).toMatchObject([
			{ tokenId: 't1', good: false },
			{ tokenId: 't2', good: false, text: 'lab is waking up' },
		])
		expect([...over.state.marked]).toEqual(['t1', 't2'])
		expect(over.state.flash?.text).toBe('0 of 2 tokens deleted, 2 not')
	})

	test('Esc stops after the one in flight', () => {
		const stopped = play(typed.state, { kind: 'close-overlay' }).state
		expect(stopped.overlay?.kind).toBe('batch')
		const over = endOne(stopped, { flash: { level: 'done', text: 'gone' } })
		expect(over.effects).toEqual([])
		expect(over.state.flash?.text).toBe('1 of 2 tokens deleted, 1 left as they were')
		expect(play(over.state, { kind: 'close-overlay' }).state.overlay).toBeUndefined()
	})
})

test('refreshing the marked asks for one lifetime', () => {
	const form = drawn(play(marked, { kind: 'ask-refresh' }).state)
	const { effects } = play(
		form,
		{ kind: 'field-changed', field: 'lifetime', text: '12h' },
		{ kind: 'submit' },
	)
	expect(effects).toMatchObject([{ kind: 'refresh', tokenId: 't1', lifetimeSeconds: 43_200 }])
})
