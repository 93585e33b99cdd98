import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
	longestLifetimeSeconds,
	parseLifetime,
	printLifetime,
} from '../../source/model/lifetime.ts'

describe('a lifetime', () => {
	it.each([
		['3600', 3600],
		['90m', 5400],
		['12h', 43_200],
		['30d', 2_592_000],
		['2w', 1_209_600],
		['1d12h', 129_600],
		[' 1D 12h ', 129_600],
		['1', 1],
		['100', 100],
		[String(longestLifetimeSeconds), longestLifetimeSeconds],
	])('%j is %i seconds', (text, seconds) => {
		expect(parseLifetime(text)).toEqual({ ok: true, value: seconds })
	})

	it.each([
		'',
		'0',
		'0s',
		'-1',
		'forever',
		'1.5h',
		'12h1d',
		'1d1d',
		'30 days',
		'1e3',
		'٣',
		String(longestLifetimeSeconds + 1),
		'999999999999',
		'999999999w',
	])('%j is refused', (text) => {
		expect(parseLifetime(text)).toMatchObject({ ok: false, fault: { code: 'bad-lifetime' } })
	})

	it('is read back as it was printed, whatever it is', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: longestLifetimeSeconds }), (seconds) => {
				expect(parseLifetime(printLifetime(seconds))).toEqual({ ok: true, value: seconds })
			}),
		)
	})

	it('is a whole number of seconds within its bounds, or a fault, for any text', () => {
		const likely = fc.stringMatching(/^[0-9 wdhms]{0,12}$/)
		fc.assert(
			fc.property(fc.oneof(fc.string(), likely), (text) => {
				const outcome = parseLifetime(text)
				if (!outcome.ok) return
				expect(Number.isInteger(outcome.value)).toBe(true)
				expect(outcome.value).toBeGreaterThanOrEqual(1)
				expect(outcome.value).toBeLessThanOrEqual(longestLifetimeSeconds)
				expect(parseLifetime(printLifetime(outcome.value))).toEqual(outcome)
			}),
		)
	})
})
