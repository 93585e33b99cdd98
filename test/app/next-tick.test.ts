import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextTickMs } from '../../source/app/time/next-tick.ts'
import { distanceText } from '../../source/model/duration-text.ts'
import { connection, history, nowMs, play, stateOn, token } from './app-world.ts'

const tokensOf = (...tokens: ReturnType<typeof token>[][]) =>
	play(stateOn(history([connection()], tokens.flat())), { kind: 'open' }).state

describe('how long the screen can stay as it is', () => {
	test('a minute when nothing counts', () => {
		expect(nextTickMs(stateOn(history([])))).toBe(60_000)
	})

	test('to the next second when a token ends within two minutes', () => {
		const later = play(tokensOf([token('t1', 100)]), { kind: 'ticked', nowMs: nowMs + 300 }).state
		expect(nextTickMs(later)).toBe(701)
	})

	test('no second is left out, though timers come a millisecond early or some late', () => {
		const late = fc.array(fc.integer({ min: -1, max: 40 }), { minLength: 30, maxLength: 30 })
		fc.assert(
			fc.property(fc.nat(2000), late, (fromMs, late) => {
				let state = { ...tokensOf([token('t1', 59)]), nowMs: nowMs + fromMs }
				const shown: string[] = []
				for (const lateMs of late) {
					const text = distanceText(nowMs + 59_000, state.nowMs)
					if (text !== shown.at(-1)) shown.push(text)
					const atMs = state.nowMs + nextTickMs(state) + lateMs
					state = play(state, { kind: 'ticked', nowMs: atMs }).state
				}
				const seconds = shown.map((text) => Number.parseInt(text, 10))
				expect(seconds.length).toBeGreaterThan(10)
				expect(seconds).toEqual(seconds.map((_, index) => (seconds[0] ?? 0) - index))
			}),
		)
	})

	test('to the next whole minute of a countdown otherwise, in thirty days too', () => {
		expect(nextTickMs(tokensOf([token('t1', 2_592_010)]))).toBe(10_001)
	})

	test('never longer than a minute, whatever the expiry', () => {
		expect(nextTickMs(tokensOf([token('t1', 253_402_300_799)]))).toBeLessThanOrEqual(60_000)
	})

	test('a flash is gone when its time is over', () => {
		const noted = play(stateOn(history([])), { kind: 'refused-key', reason: 'no' }).state
		const wait = nextTickMs(noted)
		expect(play(noted, { kind: 'ticked', nowMs: nowMs + wait - 1 }).state.flash).toBeDefined()
		expect(play(noted, { kind: 'ticked', nowMs: nowMs + wait }).state.flash).toBeUndefined()
	})
})
