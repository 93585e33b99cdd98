import { isoInstant } from '../../model/instant-text.ts'
import { decodeJwt, type Jwt } from '../../model/jwt.ts'
import { sanitize } from '../../model/sanitize.ts'
import type { Token } from '../../model/token.ts'
import type { TokenEvent } from '../../model/token-event.ts'
import { isoSeconds } from './token-json.ts'

/** What `inspect` says of a token beyond `tokenJson`: where it came from and all that befell it. */
export function tokenDetailJson(token: Token, jwt: Jwt | undefined) {
	return {
		origin: token.origin,
		form: token.form ?? null,
		user: token.user ?? null,
		secretAlias: token.secretAlias ?? null,
		lifetimeAskedSeconds: token.lifetimeAskedSeconds ?? null,
		lifetimeSeconds: token.lifetimeSeconds ?? null,
		lifetimeUnit: token.lifetimeUnit ?? null,
		replaces: token.replaces ?? null,
		replacedBy: token.replacedBy ?? null,
		valueHeld: token.hasValue,
		unsettled: token.unsettled
			? { action: token.unsettled.action, askedAt: isoInstant(token.unsettled.atMs) ?? null }
			: null,
		lastCheck: token.lastCheck
			? { at: isoInstant(token.lastCheck.atMs) ?? null, accepted: token.lastCheck.accepted }
			: null,
		jwt: jwtJson(jwt),
		events: token.events.map(eventJson),
	}
}

/** A JWT taken apart, as programs are given it. */
export function jwtJson(jwt: Jwt | undefined) {
	return jwt
		? { verified: false, header: harmless(jwt.header), claims: harmless(jwt.claims) }
		: null
}

/** A token's header and claims, where it is a JWT; read locally, nothing in it is verified. */
export function readJwt(value: string | undefined): Jwt | undefined {
	return value === undefined ? undefined : decodeJwt(value)
}

function eventJson(event: TokenEvent) {
	const { id, atMs, kind, ...rest } = event
	const expiry = 'expiresAtSeconds' in rest ? { expiresAt: isoSeconds(rest.expiresAtSeconds) } : {}
	return { id, at: isoInstant(atMs) ?? null, kind, ...rest, ...expiry }
}

/** A claim may hold anything; what reaches a terminal must not. */
function harmless(value: unknown): unknown {
	if (typeof value === 'string') return sanitize(value)
	if (Array.isArray(value)) return value.map(harmless)
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [sanitize(name), harmless(inner)]),
	)
}
