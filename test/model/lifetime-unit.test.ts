import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestLifetimeSeconds } from '../../source/model/lifetime.ts'
import { isOtherThanAsked, lifetimeNote, otherUnit } from '../../source/model/lifetime-unit.ts'

const lifetimes = fc.integer({ min: 1, max: longestLifetimeSeconds })

describe('the unit a server reads', () => {
	it('is told from what it gave, for any lifetime and either unit', () => {
		fc.assert(
			fc.property(lifetimes, (askedSeconds) => {
				const given = (gotSeconds: number) => ({ askedSeconds, gotSeconds })
				// It read seconds as they were meant, or took them for milliseconds.
				expect(otherUnit(given(askedSeconds), undefined)).toBeUndefined()
				expect(otherUnit(given(askedSeconds), 'seconds')).toBeUndefined()
				const less = Math.floor(askedSeconds / 1000)
				expect(otherUnit(given(less), undefined)).toBe('milliseconds')
				expect(otherUnit(given(less), 'seconds')).toBe('milliseconds')
				// It read milliseconds as they were meant, or took them for seconds.
				expect(otherUnit(given(askedSeconds), 'milliseconds')).toBeUndefined()
				expect(otherUnit(given(askedSeconds * 1000), 'milliseconds')).toBe('seconds')
			}),
		)
	})

	it('is not told from a cap, nor from a second more or less', () => {
		for (const gotSeconds of [86_400, 604_800, 2_591_999, 2_592_001]) {
			const given = { askedSeconds: 2_592_000, gotSeconds }
			expect(otherUnit(given, undefined)).toBeUndefined()
			expect(otherUnit(given, 'milliseconds')).toBeUndefined()
		}
	})
})

it('is said in a sentence where it is another than was asked for', () => {
	const capped = { askedSeconds: 2_592_000, gotSeconds: 604_800 }
	expect(isOtherThanAsked(capped)).toBe(true)
	expect(lifetimeNote(capped)).toBe('The server gave 7d instead of 30d: its own limit is shorter.')
	expect(lifetimeNote({ askedSeconds: 60, gotSeconds: 60_000 })).toBe(
		'The server gave 16h 40m instead of 1m.',
	)
	expect(isOtherThanAsked({ askedSeconds: 60, gotSeconds: 61 })).toBe(false)
})
