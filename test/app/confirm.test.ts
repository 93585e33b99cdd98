import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connection, drawn, history, nowMs, play, stateOn, token } from './app-world.ts'

const view = history([connection()], [token('t1', 9_000_000), token('t2', 9_100_000)])
const onTokens = play(stateOn(view), { kind: 'open' }).state

describe('deleting asks first', () => {
	test('yes before the question was drawn does nothing', () => {
		const { state, effects } = play(onTokens, { kind: 'ask-delete' }, { kind: 'answer-yes' })
		expect(effects).toEqual([])
		expect(state.overlay?.kind).toBe('confirm')
	})

	test('yes to the drawn question deletes the token it named', () => {
		const asked = drawn(play(onTokens, { kind: 'ask-delete' }).state)
		const { state, effects } = play(asked, { kind: 'answer-yes' })
		expect(effects).toMatchObject([{ kind: 'delete', tokenId: 't1', skipMissing: false }])
		expect(state.operations).toMatchObject([{ what: 'deleting', tokenId: 't1' }])
		expect(state.overlay).toBeUndefined()
	})

	test('whatever the list does meanwhile, the target stays', () => {
		const asked = drawn(play(onTokens, { kind: 'ask-delete' }).state)
		fc.assert(
			fc.property(
				fc.array(
					fc.record({
						id: fc.constantFrom('t1', 't2', 't3', 't4'),
						left: fc.integer({ min: -100, max: 9_000_000 }),
					}),
					{ maxLength: 8 },
				),
				fc.integer({ min: 0, max: 10_000_000 }),
				(rows, later) => {
					const tokens = [
						token('t1', 9_000_000),
						...rows.filter(({ id }) => id !== 't1').map(({ id, left }) => token(id, left)),
					]
					const moved = play(
						asked,
						{
							kind: 'history-changed',
							history: history([connection()], tokens),
							status: asked.historyStatus,
						},
						{ kind: 'ticked', nowMs: nowMs + later },
						{ kind: 'move', by: 1 },
						{ kind: 'answer-yes' },
					)
					const deleted = moved.effects.filter((effect) => effect.kind === 'delete')
					expect(deleted.map((effect) => effect.tokenId)).toEqual(['t1'])
				},
			),
			{ numRuns: 200 },
		)
	})

	test('a production connection wants its name', () => {
		const production = history([connection({ production: true })], [token('t1', 9_000_000)])
		const asked = drawn(play(stateOn(production), { kind: 'open' }, { kind: 'ask-delete' }).state)
		expect(play(asked, { kind: 'answer-yes' }).effects).toEqual([])
		expect(play(asked, { kind: 'typed', text: 'la' }, { kind: 'answer-yes' }).effects).toEqual([])
		expect(
			play(asked, { kind: 'typed', text: 'lab' }, { kind: 'answer-yes' }).effects,
		).toMatchObject([{ kind: 'delete', tokenId: 't1' }])
	})

	test('a token that was deleted elsewhere meanwhile is not deleted again', () => {
		const asked = drawn(play(onTokens, { kind: 'ask-delete' }).state)
		const gone = token('t1', 9_000_000, {}, [
			{ id: 'e9', atMs: nowMs, kind: 'deleted', how: 'confirmed' },
		])
		const { state, effects } = play(
			asked,
			{
				kind: 'history-changed',
				history: history([connection()], [gone]),
				status: asked.historyStatus,
			},
			{ kind: 'answer-yes' },
		)
		expect(effects).toEqual([])
		expect(state.flash?.text).toBe('This token is deleted already.')
	})

	test('a connection that was removed meanwhile is not asked', () => {
		const asked = drawn(play(onTokens, { kind: 'ask-delete' }).state)
		const removed = history([connection({ removedAtMs: nowMs })], [token('t1', 9_000_000)])
		const { effects } = play(
			asked,
			{ kind: 'history-changed', history: removed, status: asked.historyStatus },
			{ kind: 'answer-yes' },
		)
		expect(effects).toEqual([])
	})
})

describe('with no token chosen', () => {
	const withCurrent = history([connection()], [token('t1', 100), token('t2', 9_000_000)], {
		c1: 't2',
	})

	test('the cursor and the question are on the current token, and it is said', () => {
		const { state } = play(stateOn(withCurrent), { kind: 'open' }, { kind: 'ask-delete' })
		expect(state.overlay).toMatchObject({ about: { tokenId: 't2', asCurrent: true } })
	})

	test('a moved cursor is a choice', () => {
		const { state } = play(
			stateOn(withCurrent),
			{ kind: 'open' },
			{ kind: 'move', by: -1 },
			{ kind: 'ask-delete' },
		)
		expect(state.overlay).toMatchObject({ about: { tokenId: 't1', asCurrent: false } })
	})
})

describe('leaving', () => {
	test('with a request under way asks first, then stops it and leaves', () => {
		const asked = drawn(play(onTokens, { kind: 'ask-delete' }).state)
		const busy = play(asked, { kind: 'answer-yes' }, { kind: 'quit' }).state
		expect(busy.overlay).toMatchObject({ about: { action: 'quit' } })
		const { effects } = play(drawn(busy), { kind: 'answer-yes' })
		expect(effects.map(({ kind }) => kind)).toEqual(['abort', 'leave'])
	})

	test('with nothing under way leaves at once', () => {
		expect(play(onTokens, { kind: 'quit' }).effects).toContainEqual({ kind: 'leave', exitCode: 0 })
	})
})
