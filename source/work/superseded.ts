import type { Token } from '../model/token.ts'
import { mayBeLive, tokenState } from '../model/token-state.ts'

/**
 * The ids of tokens that another has taken the place of: the same connection, graph and label (not
 * none), issued later and live. The current token of a connection is never among them.
 */
export function supersededIds(
	tokens: readonly Token[],
	current: ReadonlyMap<string, string>,
	nowMs: number,
): ReadonlySet<string> {
	const latest = new Map<string, Token>()
	const live = tokens.filter(
		(token) => token.label !== '' && token.hasValue && mayBeLive(tokenState(token, nowMs)),
	)
	for (const token of live) {
		const before = latest.get(placeOf(token))
		if (!before || before.issuedAtMs < token.issuedAtMs) latest.set(placeOf(token), token)
	}
	const isSuperseded = (token: Token) =>
		latest.get(placeOf(token))?.id !== token.id && current.get(token.connectionId) !== token.id
	return new Set(live.filter(isSuperseded).map(({ id }) => id))
}

function placeOf({ connectionId, graph = '', label }: Token): string {
	return JSON.stringify([connectionId, graph, label])
}
