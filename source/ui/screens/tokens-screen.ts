import { keyFor } from '../../app/keys/key-for.ts'
import { cursorIndex } from '../../app/lists/chosen.ts'
import { tokenList } from '../../app/lists/token-list.ts'
import { viewportFor } from '../../app/lists/viewport.ts'
import type { TokensScreen as Place, State } from '../../app/state.ts'
import { graphText } from '../../model/graph-text.ts'
import { shortInstant } from '../../model/instant-text.ts'
import type { Token } from '../../model/token.ts'
import type { TokenColumn } from '../../model/token-column.ts'
import { type FilterTerm, parseFilter } from '../../model/word-filter.ts'
import { filterLine, hasFilterLine } from '../parts/filter-line.ts'
import { fitLines } from '../parts/fit-lines.ts'
import { keyLine } from '../parts/key-line.ts'
import { lastOf } from '../parts/last-of.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { cursorWidth, type Row } from '../parts/row-line.ts'
import { apart, keepingRows } from '../parts/table.ts'
import { signs } from '../parts/theme.ts'
import { gapFor, tokenColumns, withOrder } from './token-columns.ts'
import { tokenSummary } from './token-summary.ts'
import { busyWith, endText, leftText, statePiece, tokenPiece } from './token-words.ts'

const tableLines = keepingRows()

/** The tokens of one connection, or of all. */
export function tokensLines(state: State, screen: Place, height: number): readonly Line[] {
	const list = tokenList(state, screen)
	if (list.outOf === 0) return fitLines(emptyLines(state, screen), height)
	const filtered = hasFilterLine(screen)
	const rows = height - (filtered ? 1 : 0)
	const terms = filterTerms(screen.filter ?? '')
	// The column heads above, the summary below.
	const cursor = cursorIndex(state, screen)
	const { top, height: listed } = viewportFor(
		{ top: screen.top, cursor },
		list.tokens.length,
		Math.max(1, rows - 2),
	)
	const visible = list.tokens.slice(top, top + listed)
	const shown = visible.map((token, index) => rowOf(state, token, top + index === cursor, terms))
	const gap = gapFor(state.columns)
	const columns = tokenColumns({
		available: state.columns - cursorWidth - (state.columns < 60 ? 0 : 1),
		gap,
		ofAll: screen.connectionId === undefined,
		chosen: state.config.columns,
		withIssued: state.columns >= 110,
		expiryWidth: widest(shown, 'expires'),
		issuedWidth: widest(shown, 'issued'),
	})
	const foot = [
		...(filtered ? [filterLine(state, screen, list.tokens.length, list.outOf)] : []),
		tokenSummary(state, screen, list, columns),
	]
	return apart(tableLines(withOrder(columns, state.sort), gap, shown), foot, height)
}

/** The same terms for the same text: rows that look the same are known by it. */
const filterTerms = lastOf(parseFilter)

function widest(rows: readonly Row[], column: TokenColumn): number {
	return Math.max(...rows.map(({ cells }) => cells[column]?.text.length ?? 0))
}

function rowOf(state: State, token: Token, selected: boolean, terms: readonly FilterTerm[]): Row {
	const { nowMs, history, operations } = state
	const name = history.connections.get(token.connectionId)?.name ?? signs.nothing
	const isCurrent = history.current.get(token.connectionId) === token.id
	const isOver = token.ended !== undefined || leftText(token, nowMs).endsWith('ago')
	const tone = isOver ? ({ tone: 'dim' } as const) : {}
	const label =
		token.label === '' && token.unsettled?.action === 'issue' ? '(answer lost)' : token.label
	return {
		id: token.id,
		selected,
		marked: state.marked.has(token.id),
		cells: {
			state: statePiece(token, nowMs, busyWith(operations, token.id)),
			token: tokenPiece(token, nowMs, isCurrent, { terms, ...tone }),
			connection: { text: name, terms, ...tone },
			label: { text: label, terms, ...tone },
			graph: { text: graphText(token, '(all)') ?? signs.nothing, terms, tone: 'dim' },
			issued: { text: shortInstant(token.issuedAtMs, nowMs), tone: 'dim' },
			expires: { text: endText(token, nowMs), ...tone },
			left: { text: leftText(token, nowMs), ...tone },
		},
	}
}

function emptyLines(state: State, screen: Place): readonly Line[] {
	if (screen.connectionId === undefined) {
		return [
			[],
			lineOf(' No tokens yet, on any connection.'),
			...wrapped(
				`Open a connection and issue one there with ${keyFor(state, 'issue')}.`,
				state.columns - 1,
				'dim',
				' ',
			),
		]
	}
	const connection = state.history.connections.get(screen.connectionId)
	return [
		[],
		lineOf(` No tokens on ${connection?.name ?? 'this connection'} yet.`),
		[],
		keyLine(state, 'issue', 'issues one'),
		keyLine(state, 'import', 'imports one that was issued elsewhere'),
	]
}
