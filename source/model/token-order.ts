import type { Token } from './token.ts'
import { type TokenState, tokenState, tokenStates } from './token-state.ts'

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

/** The columns a list of tokens can be sorted by, in the order a key goes through them. */
export const sortColumns = ['expires', 'state', 'label', 'graph', 'connection', 'issued'] as const

/** What a list of tokens is sorted by. */
export type TokenSort = {
	readonly by: (typeof sortColumns)[number]
	readonly descending: boolean
}

/** Soonest expiry first: what needs attention is on top. */
export const defaultSort: TokenSort = { by: 'expires', descending: false }

/**
 * The tokens in that order. Equal ones are by soonest expiry; *descending* turns the whole order
 * round, for expiries within each kind (live, unknown, over), which stay in their places.
 */
export function sortTokens(
	tokens: Iterable<Token>,
	sort: TokenSort,
	nowMs: number,
	connectionName: (connectionId: string) => string,
): readonly Token[] {
	const byExpiry = bySoonestExpiry(tokens, nowMs)
	if (sort.by === 'expires') {
		if (!sort.descending) return byExpiry
		const groups = Map.groupBy(byExpiry, (token) => rank[tokenState(token, nowMs)])
		return [...groups.values()].flatMap((group) => group.reverse())
	}
	const texts = new Map(
		byExpiry.map((token) => [token, keyOf(token, sort.by, nowMs, connectionName)]),
	)
	const sign = sort.descending ? -1 : 1
	return byExpiry.toSorted((a, b) => {
		const [left = '', right = ''] = [texts.get(a), texts.get(b)]
		return left === right ? 0 : left < right ? -sign : sign
	})
}

function keyOf(
	token: Token,
	by: TokenSort['by'],
	nowMs: number,
	connectionName: (connectionId: string) => string,
): string | number {
	switch (by) {
		case 'state':
			return tokenStates.indexOf(tokenState(token, nowMs))
		case 'label':
			// Those without a label come last.
			return token.label.toLowerCase() || '\uffff'
		case 'graph':
			return token.graph?.toLowerCase() ?? '\uffff'
		case 'connection':
			return connectionName(token.connectionId).toLowerCase()
		default:
			return token.issuedAtMs
	}
}
