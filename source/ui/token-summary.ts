import { chosenToken } from '../app/chosen.ts'
import type { State, TokensScreen } from '../app/state.ts'
import type { TokenList } from '../app/token-list.ts'
import { textWidth } from '../model/text-width.ts'
import { tokenStates } from '../model/token-state.ts'
import type { Column } from './choose-columns.ts'
import type { Line, Piece } from './line.tsx'
import { stateLooks } from './theme.ts'

const order = 'soonest end first'

/** The line under a list of tokens: how many there are in each state, and the order they are in. */
export function tokenSummary(
	state: State,
	screen: TokensScreen,
	list: TokenList,
	columns: readonly Column[],
): Line {
	const count = list.tokens.length
	const pieces: Piece[] = [{ text: ` ${count} token${count === 1 ? '' : 's'}` }]
	for (const each of tokenStates) {
		const many = list.counts[each]
		if (many > 0) pieces.push({ text: ` · ${many} ${each}`, tone: stateLooks[each].tone })
	}
	if (list.withinHour > 0) {
		const verb = list.withinHour === 1 ? 'ends' : 'end'
		pieces.splice(1, 0, { text: ` · ${list.withinHour} ${verb} within the hour`, tone: 'warning' })
	}
	// Where there is no room for the column, the connection of the chosen token is said here.
	const hasColumn = columns.some(({ key }) => key === 'connection')
	const chosen = chosenToken(state)
	if (screen.connectionId === undefined && !hasColumn && chosen) {
		const name = state.history.connections.get(chosen.connectionId)?.name ?? ''
		pieces.splice(0, 1, { text: ` on ${name}`, bold: true }, { text: ` · ${count} tokens` })
	}
	const width = pieces.reduce((sum, { text }) => sum + textWidth(text), 0)
	const spare = state.columns - 1 - width - order.length
	if (spare >= 2) pieces.push({ text: ' '.repeat(spare) }, { text: order, tone: 'dim' })
	return pieces
}
