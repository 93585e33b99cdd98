import { graphText } from '../../model/graph-text.ts'
import type { Token } from '../../model/token.ts'
import { bySoonestExpiry } from '../../model/token-order.ts'
import { tokenState } from '../../model/token-state.ts'
import type { HistoryView } from '../../work/ports.ts'
import type { Paint } from '../paint.ts'
import { type Column, tableText } from '../table-text.ts'
import { expiryCells } from './expiry-text.ts'
import { stateCell } from './state-cell.ts'
import { isCurrent } from './token-json.ts'

/** Tokens as aligned columns, the soonest to end first; ★ marks a connection's current token. */
export function tokenTable(
	view: HistoryView,
	tokens: Iterable<Token>,
	nowMs: number,
	paint: Paint,
	options: { readonly withConnection: boolean; readonly values?: ReadonlyMap<string, string> },
): string {
	const columns: readonly Column<Token>[] = [
		{ title: 'ID', cell: ({ id }) => ({ text: id, tone: 'dim' }) },
		{ title: 'STATE', cell: (token) => stateCell(tokenState(token, nowMs)) },
		{
			title: 'TOKEN',
			cell: (token) => (isCurrent(view, token) ? `${token.masked} ★` : token.masked),
		},
		...(options.withConnection
			? [
					{
						title: 'CONNECTION',
						cell: ({ connectionId }: Token) => view.connections.get(connectionId)?.name ?? '',
					},
				]
			: []),
		{ title: 'LABEL', cell: ({ label }) => label },
		{ title: 'GRAPH', cell: (token) => graphText(token) ?? '' },
		{ title: 'EXPIRES', cell: (token) => expiryCells(token, nowMs).expires },
		{ title: 'LEFT', isRight: true, cell: (token) => expiryCells(token, nowMs).left },
		{ title: 'VALUE', cell: ({ id }) => options.values?.get(id) ?? '' },
	]
	return tableText(columns, bySoonestExpiry(tokens, nowMs), paint)
}
