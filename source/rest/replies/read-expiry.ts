import { decodeJwt } from '../../model/jwt.ts'
import type { ExpirySource } from '../../model/token-event.ts'

/** When a token ends, as far as the reply let us know. */
export type Expiry = {
	readonly expiresAtSeconds?: number
	readonly expirySource?: ExpirySource
	/** What the server gave by its own clock: `exp - iat` of a JWT, else by the reply's `Date`. */
	readonly lifetimeGotSeconds?: number
}

/** The last second of the year 9999: no expiry in seconds is later, any in milliseconds is. */
const lastSecond = 253_402_300_799

/** Below this (September 2001) an `expiration` is a duration, not an instant. */
const firstInstant = 1_000_000_000

/**
 * The `expiration` of a 3.x reply (TigerGraph 3.0–3.11 docs, `/requesttoken`): epoch seconds. PUT of
 * 3.2–3.4 answers the lifetime instead, a documented bug; milliseconds are told by their size. What
 * is no instant at all (absent, negative, not a number) is counted from the lifetime asked for,
 * since 3.x gives exactly that; `sentAtMs` is the earliest the server can have begun to count.
 */
export function opaqueExpiry(
	expiration: number | string | undefined,
	askedSeconds: number,
	sentAtMs: number,
): Expiry {
	const value = toNumber(expiration)
	const computed = (seconds: number): Expiry => ({
		expiresAtSeconds: Math.floor(sentAtMs / 1000) + seconds,
		expirySource: 'computed',
	})
	if (value === undefined) return computed(askedSeconds)
	// A lifetime beyond 31 years is larger than the first instant, but equals what was asked for.
	if (value < firstInstant || value === askedSeconds) return computed(value)
	if (value <= lastSecond) return { expiresAtSeconds: value, expirySource: 'server' }
	const fromMs = Math.floor(value / 1000)
	return fromMs >= firstInstant && fromMs <= lastSecond
		? { expiresAtSeconds: fromMs, expirySource: 'server' }
		: computed(askedSeconds)
}

/**
 * The lifetime a 3.x server gave, from the expiry it answered to the `Date` of the same reply, so that
 * no clock but its own has a say. Both are whole seconds: within two of what was asked is that.
 */
export function lifetimeByDate(
	{ expiresAtSeconds, expirySource }: Expiry,
	askedSeconds: number,
	serverDateMs: number | undefined,
): Pick<Expiry, 'lifetimeGotSeconds'> {
	if (expirySource !== 'server' || expiresAtSeconds === undefined || serverDateMs === undefined) {
		return {}
	}
	const got = expiresAtSeconds - Math.floor(serverDateMs / 1000)
	return { lifetimeGotSeconds: Math.abs(got - askedSeconds) <= 2 ? askedSeconds : Math.max(0, got) }
}

/**
 * The expiry of a 4.x token: the JWT's own `exp`, since `expiration` is a Java date with a zone
 * abbreviation. Nothing where the token cannot be read or never ends: an unknown expiry is shown as
 * unknown.
 */
export function jwtExpiry(token: string): Expiry {
	const { expiresAtSeconds, issuedAtSeconds } = decodeJwt(token) ?? {}
	if (expiresAtSeconds === undefined || expiresAtSeconds <= 0) return {}
	return {
		expiresAtSeconds,
		expirySource: 'jwt',
		...(issuedAtSeconds !== undefined && {
			lifetimeGotSeconds: expiresAtSeconds - issuedAtSeconds,
		}),
	}
}

function toNumber(expiration: number | string | undefined): number | undefined {
	const isNumeral = typeof expiration === 'string' && /^\s*\d{1,20}(?:\.\d+)?\s*$/.test(expiration)
	const value = isNumeral ? Number(expiration) : expiration
	if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return undefined
	return Math.floor(value)
}
