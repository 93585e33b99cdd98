import { type Outcome, ok } from '../../model/fault.ts'
import { parseLifetime } from '../../model/lifetime.ts'

/** The --lifetime option. */
export const lifetimeOption = {
	lifetime: {
		value: '30d|12h|3600',
		what: 'how long it is to live; the connection’s default lifetime if left out',
		variable: 'TGTOKEN_LIFETIME',
	},
} as const

/** A lifetime option in seconds; undefined where it was not given. Fault: `bad-lifetime`. */
export function readLifetime(text: string | undefined): Outcome<number | undefined> {
	return text === undefined ? ok(undefined) : parseLifetime(text)
}

/** A span of time that has a default: `5m`, or 0 for none at all. Fault: `bad-lifetime`. */
export function readSpan(text: string | undefined, defaultSeconds: number): Outcome<number> {
	if (text === undefined) return ok(defaultSeconds)
	return text.trim() === '0' ? ok(0) : parseLifetime(text)
}
