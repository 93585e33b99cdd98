import { describe, expect, test } from 'vitest'
import { rowIds } from '../../source/app/lists/chosen.ts'
import type { State } from '../../source/app/state.ts'
import { horizonOf } from '../../source/app/time/horizon.ts'
import { connection, drawn, history, nowMs, play, stateOn, token } from './app-world.ts'

const hour = 3600
const day = 24 * hour
const view = history(
	[connection(), connection({ id: 'c2', name: 'prod-eu' })],
	[
		token('t1', 100),
		token('t2', 5 * hour),
		token('t3', 5 * hour, { connectionId: 'c2' }),
		token('t4', 3 * day),
		token('t5', 300 * day),
		token('t6', -5),
	],
)

describe('the horizon', () => {
	test('counts live tokens by when they end, per connection', () => {
		expect(horizonOf(stateOn(view)).map(({ step, count }) => [step, count])).toEqual([
			['hour', 1],
			['day', 2],
			['week', 1],
			['month', 0],
			['later', 1],
		])
		expect(horizonOf(stateOn(view))[1]?.connections).toEqual([
			{ name: 'lab', count: 1 },
			{ name: 'prod-eu', count: 1 },
		])
	})

	test('Enter lists the tokens that end then', () => {
		const open = drawn(play(stateOn(view), { kind: 'show-horizon' }).state)
		const { state } = play(open, { kind: 'move', by: 1 }, { kind: 'answer-yes' })
		expect(rowIds(state)).toEqual(['t2', 't3'])
	})
})

test('a filter by when tokens end follows the time that goes by', () => {
	const near = stateOn(history([connection()], [token('t1', 7 * day + 10)]))
	const found = (text: string, laterSeconds: number) => {
		const typed = play(
			open(near),
			{ kind: 'filter' },
			{ kind: 'filter-typed', text: 'ends:m' },
		).state
		const later = { ...typed, nowMs: nowMs + laterSeconds * 1000 }
		return rowIds(play(later, { kind: 'filter-typed', text }).state)
	}
	expect(found('ends:month', 9)).toEqual(['t1'])
	expect(found('ends:month', 10)).toEqual([])
	expect(found('ends:week', 10)).toEqual(['t1'])
})

const open = (state: State) => play(state, { kind: 'open' }).state

describe('alerts', () => {
	const one = stateOn(history([connection()], [token('t1', 2 * hour, {})]))
	const at = (state: typeof one, laterMs: number) =>
		play({ ...state, nowMs: nowMs + laterMs }, { kind: 'ticked', nowMs: nowMs + laterMs }).state

	test('a token that comes within the hour is told once', () => {
		const told = at(one, hour * 1000 + 1000)
		expect(told.flash?.text).toContain('ends in 59m')
		const { flash: _, ...later } = told
		expect(at(later, hour * 1000 + 5000).flash).toBeUndefined()
	})

	test('keys between two ticks do not swallow it', () => {
		const moved = play({ ...one, nowMs: nowMs + hour * 1000 + 500 }, { kind: 'move', by: 1 }).state
		expect(at(moved, hour * 1000 + 1000).flash?.text).toContain('ends in')
	})

	test('several at once are one sentence, the soonest by name', () => {
		const two = stateOn(history([connection()], [token('t1', 2 * hour), token('t2', 2 * hour + 1)]))
		expect(at(two, hour * 1000 + 2000).flash?.text).toContain('and 1 more')
	})

	test('a token born with less than an hour is not told at the hour', () => {
		const short = stateOn(history([connection()], [token('t1', -hour + 50 * 60 + 600)]))
		expect(at(short, 1000).flash).toBeUndefined()
	})
})
