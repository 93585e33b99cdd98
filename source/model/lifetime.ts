import { failed, type Outcome, ok } from './fault.ts'

/** TigerGraph 3.x's default lifetime, 30 days (TigerGraph 3.9 docs, REST++ API authentication). */
export const defaultLifetimeSeconds = 2_592_000

/** The longest lifetime this program asks for: 100 years. Longer ones are typing mistakes. */
export const longestLifetimeSeconds = 100 * 365 * 86_400

const unitSeconds: Readonly<Record<string, number>> = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86_400,
	w: 604_800,
}

/**
 * A lifetime as people type it: `3600` (seconds), `90m`, `12h`, `30d`, `2w`, or several in falling
 * order (`1d12h`). At least one second; zero and *forever* are refused, since what servers make of
 * them is not known.
 */
export function parseLifetime(text: string): Outcome<number> {
	const clean = text.trim().toLowerCase()
	const refuse = () => failed('bad-lifetime', { detail: text.trim().slice(0, 40) })
	if (/^\d{1,12}$/.test(clean)) return within(Number(clean), refuse)
	if (!/^(?:\d{1,9}[wdhms] ?)+$/.test(clean)) return refuse()
	let total = 0
	let last = Infinity
	for (const [, amount, unit] of clean.matchAll(/(\d+)([wdhms])/g)) {
		const seconds = unitSeconds[unit ?? ''] ?? 0
		if (seconds >= last) return refuse()
		last = seconds
		total += Number(amount) * seconds
	}
	return within(total, refuse)
}

function within(seconds: number, refuse: () => Outcome<number>): Outcome<number> {
	return seconds >= 1 && seconds <= longestLifetimeSeconds ? ok(seconds) : refuse()
}

/** A lifetime as `parseLifetime` reads it back to the same number: `30d`, `1d 12h`, `45s`. */
export function printLifetime(seconds: number): string {
	const parts: string[] = []
	let rest = Math.max(0, Math.floor(seconds))
	for (const [unit, size] of [
		['d', 86_400],
		['h', 3600],
		['m', 60],
		['s', 1],
	] as const) {
		const amount = Math.floor(rest / size)
		if (amount > 0) parts.push(`${amount}${unit}`)
		rest -= amount * size
	}
	return parts.length === 0 ? '0s' : parts.join(' ')
}
