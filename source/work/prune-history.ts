import { type Outcome, ok } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import { mayBeLive, tokenState } from '../model/token-state.ts'
import type { HistoryView, Ports } from './ports.ts'

/** As many as are taken out at once. */
const tokensAtOnce = 5000

/**
 * The tokens that ended before this instant and that nothing points to any more: deleted, expired, or
 * never made. One that may still be live is never among them, however old, and neither is a
 * connection's current token.
 */
export function prunableTokens(
	view: HistoryView,
	endedBeforeMs: number,
	nowMs: number,
): readonly Token[] {
	const current = new Set(view.current.values())
	return [...view.tokens.values()].filter((token) => {
		if (current.has(token.id)) return false
		const isOver = token.neverIssued || !mayBeLive(tokenState(token, nowMs))
		return isOver && endMs(token) < endedBeforeMs
	})
}

/** When it ended: by a server's word, by its expiry at the latest, or never having come to be. */
function endMs(token: Token): number {
	if (token.ended) return token.ended.atMs
	if (token.neverIssued) return token.events.at(-1)?.atMs ?? 0
	return Math.max(token.expiresAtSeconds ?? 0, token.latestExpirySeconds ?? 0) * 1000
}

/** Takes tokens out of the history for good. Faults: those of the history. */
export async function pruneTokens(
	{ history }: Pick<Ports, 'history'>,
	tokens: readonly Token[],
): Promise<Outcome<void>> {
	for (let at = 0; at < tokens.length; at += tokensAtOnce) {
		const tokenIds = tokens.slice(at, at + tokensAtOnce).map(({ id }) => id)
		const pruned = await history.change([{ kind: 'prune', tokenIds }])
		if (!pruned.ok) return pruned
	}
	return ok(undefined)
}
