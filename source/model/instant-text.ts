const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Where an instant stands on the wall clock: minutes east of UTC at that very instant, so that
 * both sides of a daylight-saving change are right.
 */
export type OffsetMinutesAt = (atMs: number) => number

/** The offset of the machine's own time zone. Intl would cost the first frame 10 ms. */
export const localOffset: OffsetMinutesAt = (atMs) =>
	chosenOffset?.(atMs) ?? -new Date(atMs).getTimezoneOffset()

let chosenOffset: OffsetMinutesAt | undefined

/**
 * Shows times in that zone (an IANA name) from here on; undefined = in the machine's own. Set once, before
 * anything is shown, and not by way of TZ, which the programs that are run would inherit.
 */
export function showTimesIn(timeZone: string | undefined): void {
	chosenOffset = timeZone === undefined ? undefined : offsetIn(timeZone)
}

/** The offset in any zone. The formatter is made when the first time is shown: it takes a while. */
function offsetIn(timeZone: string): OffsetMinutesAt {
	let format: Intl.DateTimeFormat | undefined
	return (atMs) => {
		if (!Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return 0
		format ??= new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
		const found = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(atMs))
		if (!found) return 0
		const minutes = Number(found[2]) * 60 + Number(found[3])
		return found[1] === '-' ? -minutes : minutes
	}
}

/** `+01`, `-03:30`, `+00`: the offset as it is shown behind every absolute time. */
export function offsetText(minutes: number): string {
	const sign = minutes < 0 ? '-' : '+'
	const size = Math.abs(minutes)
	const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`
	return `${sign}${two(Math.floor(size / 60))}${rest}`
}

/**
 * An instant for a list: `Dec 23 14:02 +01`, with the year in place of the time of day when it is
 * not this year's or next month's (`Dec 23 2031 +01`).
 */
export function shortInstant(
	atMs: number,
	nowMs: number,
	offset: OffsetMinutesAt = localOffset,
): string {
	const shifted = wall(atMs, offset)
	if (!shifted) return 'beyond year 9999'
	const day = `${months[shifted.getUTCMonth()]} ${two(shifted.getUTCDate())}`
	const far = Math.abs(atMs - nowMs) > 300 * 86_400_000
	const time = far
		? ` ${shifted.getUTCFullYear()}`
		: `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`
	return `${day} ${time} ${offsetText(offset(atMs))}`
}

/** An instant in full: `2026-12-23 14:02:07 +01`. */
export function fullInstant(atMs: number, offset: OffsetMinutesAt = localOffset): string {
	const shifted = wall(atMs, offset)
	if (!shifted) return 'beyond year 9999'
	return `${shifted.toISOString().slice(0, 19).replace('T', ' ')} ${offsetText(offset(atMs))}`
}

/** ISO 8601 in UTC, to the second: what programs are given. Undefined outside the years 0–9999. */
export function isoInstant(atMs: number): string | undefined {
	const instant = wall(atMs, () => 0)
	return instant ? `${instant.toISOString().slice(0, 19)}Z` : undefined
}

function wall(atMs: number, offset: OffsetMinutesAt): Date | undefined {
	if (!Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return undefined
	const shifted = new Date(atMs + offset(atMs) * 60_000)
	const year = shifted.getUTCFullYear()
	return year >= 0 && year <= 9999 ? shifted : undefined
}

function two(value: number): string {
	return String(value).padStart(2, '0')
}
