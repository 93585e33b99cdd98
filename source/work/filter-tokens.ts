import type { Token } from '../model/token.ts'
import type { FilterView, TokenFilter } from '../model/token-filter.ts'
import type { HistoryView } from './ports.ts'

/** The tokens that a filter means, in the order they come in. */
export function filterTokens(
	view: HistoryView,
	tokens: readonly Token[],
	filter: TokenFilter,
	nowMs: number,
): readonly Token[] {
	return tokens.filter(filter(filterView(view, nowMs)))
}

/** What a filter can see of the tokens of a history beside themselves. */
export function filterView({ connections, current }: HistoryView, nowMs: number): FilterView {
	return {
		connectionOf: ({ connectionId }) => connections.get(connectionId)?.name ?? '',
		isCurrent: ({ connectionId, id }) => current.get(connectionId) === id,
		nowMs,
	}
}
