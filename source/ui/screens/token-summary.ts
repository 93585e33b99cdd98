import { chosenToken } from '../../app/lists/chosen.ts'
import { markedIds } from '../../app/lists/marks.ts'
import type { TokenList } from '../../app/lists/token-list.ts'
import type { State, TokensScreen } from '../../app/state.ts'
import type { Column } from '../parts/choose-columns.ts'
import { type Line, lineWidth, type Piece } from '../parts/line.ts'
import { stateLooks } from '../parts/theme.ts'
import { orderSign } from './token-columns.ts'

/** The line under a list of tokens: how many there are, what of them needs a look, and the order. */
export function tokenSummary(
	state: State,
	screen: TokensScreen,
	list: TokenList,
	columns: readonly Column[],
): Line {
	const count = list.tokens.length
	const pieces: Piece[] = [{ text: ` ${count} token${count === 1 ? '' : 's'}` }]
	const live = list.counts.live + list.counts.expiring
	if (live > 0) pieces.push({ text: ` · ${live} live`, tone: stateLooks.live.tone })
	if (list.withinHour > 0) {
		const verb = list.withinHour === 1 ? 'ends' : 'end'
		pieces.push({ text: ` · ${list.withinHour} ${verb} within the hour`, tone: 'warning' })
	}
	if (list.counts.unknown > 0) {
		pieces.push({ text: ` · ${list.counts.unknown} unknown`, tone: stateLooks.unknown.tone })
	}
	// Where there is no room for the column, the connection of the chosen token is said here.
	const hasColumn = columns.some(({ key }) => key === 'connection')
	if (screen.connectionId === undefined && !hasColumn) {
		const chosen = chosenToken(state)
		const name = state.history.connections.get(chosen?.connectionId ?? '')?.name ?? ''
		pieces.splice(0, 1, { text: ` on ${name}`, bold: true }, { text: ` · ${count} tokens` })
	}
	const marked = markedIds(state).length
	if (marked > 0) pieces.push({ text: ` · ${marked} marked`, tone: 'accent', bold: true })
	const order = `sort: ${state.sort.by} ${orderSign(state.sort)}`
	const width = lineWidth(pieces)
	const spare = state.columns - 1 - width - order.length
	if (spare >= 2) pieces.push({ text: ' '.repeat(spare) }, { text: order, tone: 'dim' })
	return pieces
}
