import type { Token } from './token.ts'
import { type TokenState, tokenState } from './token-state.ts'

/** Which tokens come first when nothing else was asked for: what may still be live, then the rest. */
const rank: Readonly<Record<TokenState, number>> = {
	expiring: 0,
	live: 0,
	unknown: 1,
	expired: 2,
	deleted: 3,
}

/**
 * The default order of a list: live ones by soonest expiry, then the unknown, then the expired and
 * the deleted with the latest first. Equal ones keep a fixed order by id.
 */
export function bySoonestExpiry(tokens: Iterable<Token>, nowMs: number): readonly Token[] {
	const rows = [...tokens].map((token) => ({ token, state: tokenState(token, nowMs) }))
	rows.sort((a, b) => {
		const ranks = rank[a.state] - rank[b.state]
		if (ranks !== 0) return ranks
		const past = a.state === 'expired' || a.state === 'deleted'
		const order = past ? endOf(b.token) - endOf(a.token) : endOf(a.token) - endOf(b.token)
		return order || (a.token.id < b.token.id ? -1 : 1)
	})
	return rows.map((row) => row.token)
}

/** The instant, in epoch seconds, a token ended or is taken to end; far away when nobody knows. */
function endOf(token: Token): number {
	if (token.ended) return token.ended.atMs / 1000
	return token.expiresAtSeconds ?? token.latestExpirySeconds ?? Number.MAX_SAFE_INTEGER
}
