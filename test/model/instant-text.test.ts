import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { distanceText } from '../../source/model/duration-text.ts'
import {
	fullInstant,
	isoInstant,
	localOffset,
	offsetText,
	shortInstant,
	showTimesIn,
} from '../../source/model/instant-text.ts'

const ownZone = process.env.TZ

afterEach(() => {
	showTimesIn(undefined)
	process.env.TZ = ownZone
})

// Both changes of a year, in both hemispheres, by half an hour too; and zones without any.
const zones = [
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'America/St_Johns',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
	'Pacific/Auckland',
	'Pacific/Kiritimati',
	'America/Sao_Paulo',
]

/** The instant that `2026-12-23 14:02:07 +01` or `-03:30` names. */
function instantOf(text: string): number {
	const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(?::(\d{2}))?$/.exec(text)
	if (!match) throw new Error(`cannot be read: ${text}`)
	return Date.parse(`${match[1]}T${match[2]}${match[3]}:${match[4] ?? '00'}`)
}

/** The minute that `Dec 23 14:02 +01` names in that year. */
function minuteOf(text: string, year: number): number {
	const match = /^(\w{3} \d{2}) (\d{2}:\d{2}) ([+-]\d{2})(?::(\d{2}))?$/.exec(text)
	if (!match) throw new Error(`cannot be read: ${text}`)
	return Date.parse(`${match[1]} ${year} ${match[2]} GMT${match[3]}${match[4] ?? '00'}`)
}

describe('an absolute time', () => {
	it.each(zones)('names its instant in %s, over every change of the clocks', (zone) => {
		process.env.TZ = zone
		const around = fc
			.tuple(fc.integer({ min: 2020, max: 2035 }), fc.integer({ min: 0, max: 366 * 24 * 60 }))
			.map(([year, minute]) => Date.UTC(year, 0, 1) + minute * 60_000)
		const anywhere = fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(9998, 0) })
		fc.assert(
			fc.property(fc.oneof(around, anywhere), (atMs) => {
				const shown = fullInstant(atMs, localOffset)
				expect(instantOf(shown)).toBe(Math.floor(atMs / 1000) * 1000)
			}),
			{ numRuns: 300 },
		)
	})

	it.each(zones)('names its minute in %s in a list too', (zone) => {
		process.env.TZ = zone
		const now = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) })
		const away = fc.integer({ min: -299 * 24 * 60, max: 299 * 24 * 60 })
		fc.assert(
			fc.property(now, away, (nowMs, minutes) => {
				const atMs = nowMs + minutes * 60_000
				const shown = shortInstant(atMs, nowMs, localOffset)
				// The year is not said where it cannot be another one than that of the wall clock there.
				const year = new Date(atMs + localOffset(atMs) * 60_000).getUTCFullYear()
				expect(minuteOf(shown, year)).toBe(Math.floor(atMs / 60_000) * 60_000)
			}),
			{ numRuns: 200 },
		)
	})

	it('says the same wall clock twice with two offsets when the clocks go back', () => {
		process.env.TZ = 'Europe/Berlin'
		const change = Date.UTC(2026, 9, 25, 1)
		expect(fullInstant(change - 1800_000)).toBe('2026-10-25 02:30:00 +02')
		expect(fullInstant(change + 1800_000)).toBe('2026-10-25 02:30:00 +01')
	})

	it('is short in a list, with the year where the day is far away', () => {
		const now = Date.UTC(2026, 10, 24)
		const offset = () => 60
		expect(shortInstant(Date.UTC(2026, 11, 23, 13, 2), now, offset)).toBe('Dec 23 14:02 +01')
		expect(shortInstant(Date.UTC(2031, 11, 23), now, offset)).toBe('Dec 23  2031 +01')
		expect(shortInstant(Date.UTC(2027, 0, 3), now, offset)).toBe('Jan 03 01:00 +01')
	})

	it('says so beyond the year 9999, and never shows what is not a time', () => {
		expect(fullInstant(Date.UTC(9999, 11, 31, 23, 59, 59), () => 0)).toBe('9999-12-31 23:59:59 +00')
		for (const atMs of [Date.UTC(10_000, 0), 1e300, Number.NaN, Infinity]) {
			expect(fullInstant(atMs, () => 0)).toBe('beyond year 9999')
			expect(shortInstant(atMs, 0, () => 0)).toBe('beyond year 9999')
			expect(isoInstant(atMs)).toBeUndefined()
		}
	})

	it('is ISO 8601 in UTC for programs, which reads back to the same second', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 0) }), (atMs) => {
				const text = isoInstant(atMs)
				expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
				expect(Date.parse(text ?? '')).toBe(Math.floor(atMs / 1000) * 1000)
			}),
		)
	})

	it.each([
		[0, '+00'],
		[60, '+01'],
		[-210, '-03:30'],
		[345, '+05:45'],
		[840, '+14'],
	])('has the offset of %i minutes as %s', (minutes, text) => {
		expect(offsetText(minutes)).toBe(text)
	})
})

describe('a relative time', () => {
	it.each([
		[29 * 86_400 + 4 * 3600 + 59, '29d 4h'],
		[250 * 86_400, '250d'],
		[5 * 3600 + 10 * 60, '5h 10m'],
		[41 * 60 + 59, '41m'],
		[120, '2m'],
		[80, '1m 20s'],
		[59, '59s'],
		[0, '0s'],
		[-1, '1s ago'],
		[-3599, '59m ago'],
		[-3 * 86_400, '3d ago'],
	])('of %i seconds is %s', (seconds, text) => {
		expect(distanceText(1e12 + seconds * 1000, 1e12)).toBe(text)
	})
})

describe('a chosen time zone', () => {
	it.each(zones)('shows in %s what a machine that stands there shows', (zone) => {
		const instants = Array.from(
			{ length: 366 * 4 },
			(_, at) => Date.UTC(2026, 0, 1) + at * 21_600_000,
		)
		process.env.TZ = zone
		const there = instants.map((at) => fullInstant(at))
		process.env.TZ = 'Pacific/Marquesas'
		expect(instants.map((at) => fullInstant(at))).not.toEqual(there)
		showTimesIn(zone)
		expect(instants.map((at) => fullInstant(at))).toEqual(there)
	})
})
