import { Box } from 'ink'
import type { ReactNode } from 'react'
import { cursorIndex } from '../app/chosen.ts'
import type { TokensScreen as Place, State } from '../app/state.ts'
import { tokenList } from '../app/token-list.ts'
import { viewportFor } from '../app/viewport.ts'
import { shortInstant } from '../model/instant-text.ts'
import type { Token } from '../model/token.ts'
import { type Line, Lines, LineView, lineOf, wrapped } from './line.tsx'
import { cursorWidth, type Row, Table } from './table.tsx'
import { signs } from './theme.ts'
import { gapFor, tokenColumns } from './token-columns.ts'
import { tokenSummary } from './token-summary.ts'
import { busyWith, endText, leftText, statePiece } from './token-words.ts'

/** The tokens of one connection, or of all. */
export function TokensScreen(props: {
	readonly state: State
	readonly screen: Place
	readonly rows: number
}): ReactNode {
	const { state, screen, rows } = props
	const list = tokenList(state, screen)
	if (list.tokens.length === 0) return <Lines lines={emptyLines(state, screen)} />
	// The column heads above, the summary below.
	const cursor = cursorIndex(state, screen)
	const { top, height } = viewportFor(
		{ top: screen.top, cursor },
		list.tokens.length,
		Math.max(1, rows - 2),
	)
	const visible = list.tokens.slice(top, top + height)
	const shown = visible.map((token, index) => rowOf(state, token, top + index === cursor))
	const gap = gapFor(state.columns)
	const columns = tokenColumns({
		available: state.columns - cursorWidth - 1,
		gap,
		ofAll: screen.connectionId === undefined,
		withIssued: state.columns >= 110,
		expiryWidth: Math.max(...shown.map(({ cells }) => cells.expires?.text.length ?? 0)),
	})
	return (
		<Box flexDirection="column" height={rows} justifyContent="space-between">
			<Table columns={columns} gap={gap} rows={shown} />
			<LineView line={tokenSummary(state, screen, list, columns)} />
		</Box>
	)
}

function rowOf(state: State, token: Token, selected: boolean): Row {
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
		cells: {
			state: statePiece(token, nowMs, busyWith(operations, token.id)),
			token: { text: token.masked + (isCurrent ? ` ${signs.current}` : ''), ...tone },
			connection: { text: name, ...tone },
			label: { text: label, ...tone },
			graph: { text: token.graph ?? signs.nothing, tone: 'dim' },
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
			...wrapped('Open a connection and issue one there with n.', state.columns - 1, 'dim', ' '),
		]
	}
	const connection = state.history.connections.get(screen.connectionId)
	return [
		[],
		lineOf(` No tokens on ${connection?.name ?? 'this connection'} yet.`),
		[],
		[{ text: ' n ', tone: 'accent' }, { text: ' issues one' }],
		[{ text: ' i ', tone: 'accent' }, { text: ' imports one that was issued elsewhere' }],
	]
}
