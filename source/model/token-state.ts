import type { TokenLife } from './token.ts'

/** What a token is at one instant, as the history knows it. */
export type TokenState = 'live' | 'expiring' | 'expired' | 'deleted' | 'unknown'

/** In the order in which they need attention. */
export const tokenStates = ['expiring', 'live', 'unknown', 'expired', 'deleted'] as const

const daySeconds = 86_400

/**
 * The state of a token at an instant.
 *
 * *Expiring* is its last day, or the last tenth of its life when that is shorter. *Unknown* is a
 * token whose last question got no certain answer, or whose expiry nobody knows; it becomes
 * *expired* once it can no longer be live.
 */
export function tokenState(token: TokenLife, nowMs: number): TokenState {
	if (token.ended) return endedState(token)
	const nowSeconds = nowMs / 1000
	if (token.unsettled && !isKnownLive(token, token.unsettled.atMs, nowSeconds)) {
		const latest = token.latestExpirySeconds ?? token.expiresAtSeconds
		return latest !== undefined && latest <= nowSeconds ? 'expired' : 'unknown'
	}
	if (token.expiresAtSeconds === undefined) {
		return token.lastCheck?.accepted === true ? 'live' : 'unknown'
	}
	const left = token.expiresAtSeconds - nowSeconds
	if (left <= 0) return 'expired'
	return left <= expiringSeconds(token) ? 'expiring' : 'live'
}

/** How long before its end a token counts as *expiring*. */
export function expiringSeconds(token: Pick<TokenLife, 'lifetimeSeconds'>): number {
	return Math.min(daySeconds, (token.lifetimeSeconds ?? Infinity) / 10)
}

/** Whether the server may still accept the token: live, expiring, or nobody knows. */
export function mayBeLive(state: TokenState): boolean {
	return state === 'live' || state === 'expiring' || state === 'unknown'
}

/** Accepted since the open question, and not past the end it surely had before that. */
function isKnownLive(token: TokenLife, askedAtMs: number, nowSeconds: number): boolean {
	const { lastCheck, expiresAtSeconds = Infinity } = token
	const isAccepted = lastCheck?.accepted === true && lastCheck.atMs >= askedAtMs
	return isAccepted && nowSeconds < expiresAtSeconds
}

function endedState(token: TokenLife): TokenState {
	const { ended, expiresAtSeconds } = token
	const refusedAfterExpiry =
		ended?.how === 'refused' &&
		expiresAtSeconds !== undefined &&
		expiresAtSeconds * 1000 <= ended.atMs
	return refusedAfterExpiry ? 'expired' : 'deleted'
}
