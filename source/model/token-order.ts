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
	return ranked(tokens, nowMs).map(({ token }) => token)
}

type Ranked = {
	readonly token: Token
	readonly state: TokenState
	readonly rank: number
	/** What comes first within a rank, as a number; looked up once, as sorting compares many times. */
	readonly order: number
}

function ranked(tokens: Iterable<Token>, nowMs: number): Ranked[] {
	const rows = Array.from(tokens, (token): Ranked => {
		const state = tokenState(token, nowMs)
		const isOver = state === 'expired' || state === 'deleted'
		const end = endOf(token)
		return { token, state, rank: rank[state], order: isOver ? -end : end }
	})
	return rows.sort(
		(a, b) => a.rank - b.rank || a.order - b.order || (a.token.id < b.token.id ? -1 : 1),
	)
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
	const rows = ranked(tokens, nowMs)
	const { by, descending } = sort
	if (by === 'expires') {
		const groups = descending ? Map.groupBy(rows, (row) => row.rank).values() : [rows]
		return [...groups].flatMap((group) =>
			(descending ? group.reverse() : group).map(({ token }) => token),
		)
	}
	const keyed = rows.map((row) => ({
		token: row.token,
		key: keyOf(row, by, connectionName),
	}))
	const sign = descending ? -1 : 1
	keyed.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -sign : sign))
	return keyed.map(({ token }) => token)
}

function keyOf(
	{ token, state }: Ranked,
	by: TokenSort['by'],
	connectionName: (connectionId: string) => string,
): string | number {
	switch (by) {
		case 'state':
			return tokenStates.indexOf(state)
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
