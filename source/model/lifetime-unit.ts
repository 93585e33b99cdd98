import { printLifetime } from './lifetime.ts'
import type { LifetimeUnit } from './server-facts.ts'

/** One lifetime, asked for and given. */
export type LifetimeGiven = { readonly askedSeconds: number; readonly gotSeconds: number }

/** `iat` and `exp` are whole seconds, and a clock may tick between them. */
const slackSeconds = 2

/**
 * The unit a 4.x server turns out to read where it gave a thousand times less or more than what was
 * asked for in `unit` (seconds when absent); undefined where it read that one, or where its answer has
 * another reason.
 */
export function otherUnit(
	{ askedSeconds, gotSeconds }: LifetimeGiven,
	unit: LifetimeUnit | undefined,
): LifetimeUnit | undefined {
	const isNear = (wanted: number, slack = slackSeconds) => Math.abs(gotSeconds - wanted) <= slack
	// A lifetime of a second or two is not far from a thousandth of it.
	if (isNear(askedSeconds, Math.min(slackSeconds, askedSeconds / 2))) return undefined
	if (unit === 'milliseconds') return isNear(askedSeconds * 1000) ? 'seconds' : undefined
	return isNear(askedSeconds / 1000) ? 'milliseconds' : undefined
}

/** Whether the server gave something else than what it was asked for. */
export function isOtherThanAsked({ askedSeconds, gotSeconds }: LifetimeGiven): boolean {
	return Math.abs(gotSeconds - askedSeconds) > slackSeconds
}

/** That in a sentence, for where the token is shown first. */
export function lifetimeNote({ askedSeconds, gotSeconds }: LifetimeGiven): string {
	const [got, asked] = [gotSeconds, askedSeconds].map(printLifetime)
	return gotSeconds < askedSeconds
		? `The server gave ${got} instead of ${asked}: its own limit is shorter.`
		: `The server gave ${got} instead of ${asked}.`
}
