import type { Token } from '../model/token.ts'
import type { TokenFilter } from '../model/token-filter.ts'
import type { HistoryView } from './ports.ts'

/** The tokens that a filter means, in the order they come in. */
export function filterTokens(
	view: HistoryView,
	tokens: readonly Token[],
	filter: TokenFilter,
	nowMs: number,
): readonly Token[] {
	return tokens.filter((token) =>
		filter(token, {
			connection: view.connections.get(token.connectionId)?.name ?? '',
			isCurrent: view.current.get(token.connectionId) === token.id,
			nowMs,
		}),
	)
}
