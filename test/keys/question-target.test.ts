import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '../../source/app/message.ts'
import type { State } from '../../source/app/state.ts'
import { sortColumns } from '../../source/model/token-order.ts'
import { connection, drawn, history, nowMs, play, stateOn, token } from '../app/app-world.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'

const ids = ['t1', 't2', 't3', 't4', 't5']

/** A history in which each token that is still there ends at another time, and may be another's successor. */
const anyHistory = fc
	.array(
		fc.record({
			id: fc.constantFrom(...ids.slice(1)),
			left: fc.integer({ min: -100_000, max: 9_000_000 }),
			refreshedTo: fc.option(fc.integer({ min: -50, max: 9_000_000 })),
		}),
		{ maxLength: 8 },
	)
	.map((rows) => [
		token('t1', 5000),
		...rows.map(({ id, left, refreshedTo }) =>
			token(
				id,
				left,
				{},
				refreshedTo === null
					? []
					: [
							{
								id: `r-${id}`,
								atMs: nowMs,
								kind: 'refreshed' as const,
								expiresAtSeconds: nowMs / 1000 + refreshedTo,
								expirySource: 'server' as const,
								lifetimeAskedSeconds: 3600,
							},
						],
			),
		),
	])

/** What can happen between a question and its answer. Keys are the question's, so none of these is one. */
const anyHappening: fc.Arbitrary<(state: State) => Message> = fc.oneof(
	anyHistory.map((tokens) => ({ historyStatus }: State): Message => {
		return {
			kind: 'history-changed',
			history: history([connection()], tokens),
			status: historyStatus,
		}
	}),
	fc
		.integer({ min: 0, max: 10_000_000_000 })
		.map((later) => (): Message => ({ kind: 'ticked', nowMs: nowMs + later })),
	fc
		.constantFrom<Message>(
			{ kind: 'sort-next' },
			{ kind: 'sort-turned' },
			{ kind: 'move', by: 1 },
			{ kind: 'move', by: -1 },
			{ kind: 'jump', to: 'last' },
		)
		.map((message) => () => message),
	fc
		.record({ columns: fc.integer({ min: 1, max: 200 }), rows: fc.integer({ min: 1, max: 60 }) })
		.map((size) => (): Message => ({ kind: 'resized', ...size })),
)

test(
	'whatever happens between the question and its answer, the token it named is the one that is deleted',
	() => {
		const start = stateOn(
			history(
				[connection()],
				ids.map((id, at) => token(id, 5000 + at * 1000)),
			),
		)
		const runs = rounds(200, 10_000)
		let deleted = 0
		let happenings = 0
		fc.assert(
			fc.property(
				fc.array(anyHappening, { minLength: 1, maxLength: 12 }),
				fc.constantFrom(...sortColumns),
				(happens, by) => {
					const list = play({ ...start, sort: { by, descending: false } }, { kind: 'open' }).state
					const onFirst = play(list, { kind: 'jump', to: 'first' }).state
					let state = drawn(play(onFirst, { kind: 'ask-delete' }).state)
					for (const happening of happens) {
						state = play(state, happening(state)).state
						happenings++
					}
					const { effects } = play(state, { kind: 'answer-yes' })
					const deletes = effects.filter((effect) => effect.kind === 'delete')
					deleted += deletes.length
					expect(deletes.map(({ tokenId }) => tokenId).filter((id) => id !== 't1')).toEqual([])
				},
			),
			{ numRuns: runs },
		)
		expect(deleted).toBeGreaterThan(0)
		figure('happenings between a question and its answer', {
			questions: runs,
			happenings,
			deleted,
			'wrong tokens deleted': 0,
		})
	},
	deadlineMs,
)
