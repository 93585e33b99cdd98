import { type Outcome, ok } from '../model/fault.ts'
import { parseLifetime } from '../model/lifetime.ts'

/** The --lifetime option. */
export const lifetimeOption = {
	lifetime: {
		value: '30d|12h|3600',
		what: 'how long it is to live; the connection’s default lifetime if left out',
	},
} as const

/** A lifetime option in seconds; undefined where it was not given. Fault: `bad-lifetime`. */
export function readLifetime(text: string | undefined): Outcome<number | undefined> {
	return text === undefined ? ok(undefined) : parseLifetime(text)
}
