import { describe, expect, test } from 'vitest'
import { nextTickMs } from '../../source/app/time/next-tick.ts'
import { connection, history, nowMs, play, stateOn, token } from './app-world.ts'

const tokensOf = (...tokens: ReturnType<typeof token>[][]) =>
	play(stateOn(history([connection()], tokens.flat())), { kind: 'open' }).state

describe('how long the screen can stay as it is', () => {
	test('a minute when nothing counts', () => {
		expect(nextTickMs(stateOn(history([])))).toBe(60_000)
	})

	test('to the next second when a token ends within two minutes', () => {
		expect(nextTickMs(tokensOf([token('t1', 100)]))).toBe(1000)
		const later = play(tokensOf([token('t1', 100)]), { kind: 'ticked', nowMs: nowMs + 300 }).state
		expect(nextTickMs(later)).toBe(700)
	})

	test('to the next whole minute of a countdown otherwise, in thirty days too', () => {
		expect(nextTickMs(tokensOf([token('t1', 2_592_010)]))).toBe(10_000)
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
