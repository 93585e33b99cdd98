import { Box } from 'ink'
import type { ReactNode } from 'react'
import { keyFor } from '../../app/keys/key-for.ts'
import { cursorIndex } from '../../app/lists/chosen.ts'
import { viewportFor } from '../../app/lists/viewport.ts'
import type { SecretsScreen as Place, State } from '../../app/state.ts'
import { tokensHanging } from '../../app/steps/managing-secrets.ts'
import { type ColumnSpec, chooseColumns } from '../parts/choose-columns.ts'
import { fitLines } from '../parts/fit-lines.ts'
import { keyLine } from '../parts/key-line.ts'
import { type Line, Lines, LineView, lineOf, wrapped } from '../parts/line.tsx'
import { cursorWidth, type Row } from '../parts/row-line.ts'
import { Table } from '../parts/table.tsx'
import { signs } from '../parts/theme.ts'
import { gapFor } from './token-columns.ts'

/** The secrets of a connection's user, masked always, with the tokens that hang on each. */
export function SecretsScreen(props: {
	readonly state: State
	readonly screen: Place
	readonly rows: number
}): ReactNode {
	const { state, screen, rows } = props
	const { secrets } = screen
	if (!secrets || secrets.length === 0)
		return <Lines lines={fitLines(emptyLines(state, screen), rows)} />
	const cursor = cursorIndex(state, screen)
	const { top, height } = viewportFor(
		{ top: screen.top, cursor },
		secrets.length,
		Math.max(1, rows - 2),
	)
	const gap = gapFor(state.columns)
	const available = state.columns - cursorWidth - (state.columns < 60 ? 0 : 1)
	return (
		<Box flexDirection="column" height={rows} justifyContent="space-between">
			<Table
				columns={chooseColumns(columnSpecs, available, gap)}
				gap={gap}
				rows={rowsOf(state, screen)
					.slice(top, top + height)
					.map((row, index) => ({ ...row, selected: top + index === cursor }))}
			/>
			<LineView line={lineOf(` ${summaryOf(state, screen)}`, 'dim')} />
		</Box>
	)
}

const columnSpecs: readonly ColumnSpec[] = [
	{ key: 'alias', title: 'ALIAS', min: 12, least: 8, max: 40 },
	{ key: 'secret', title: 'SECRET', min: 13, least: 9, max: 13 },
	{ key: 'graph', title: 'GRAPH', min: 6, max: 20, drop: 1 },
	{ key: 'tokens', title: 'LIVE TOKENS', min: 11, least: 6, max: 11, align: 'right' },
]

function rowsOf(state: State, { connectionId, secrets = [] }: Place): readonly Row[] {
	const connection = state.history.connections.get(connectionId)
	return secrets.map((entry) => {
		const { named, perhaps } = connection
			? tokensHanging(state, connection, entry)
			: { named: [], perhaps: [] }
		const most = named.length + perhaps.length
		return {
			id: entry.alias,
			selected: false,
			cells: {
				alias: { text: entry.alias },
				secret: { text: entry.masked + (entry.isStored ? ` ${signs.current}` : '') },
				graph: { text: entry.graph ?? signs.nothing, tone: 'dim' },
				tokens: { text: perhaps.length === 0 ? `${most}` : `${named.length}–${most}` },
			},
		}
	})
}

function summaryOf(state: State, { connectionId, secrets = [] }: Place): string {
	const user = state.history.connections.get(connectionId)?.user ?? 'the user'
	const count = `${secrets.length} secret${secrets.length === 1 ? '' : 's'} of ${user}`
	const hasOwn = secrets.some(({ isStored }) => isStored)
	return hasOwn ? `${count} · ${signs.current} the connection’s own` : count
}

function emptyLines(state: State, { connectionId, secrets }: Place): readonly Line[] {
	const connection = state.history.connections.get(connectionId)
	const isListing = state.operations.some(({ what }) => what === 'listing secrets')
	if (isListing && !secrets) return [[], lineOf(' Asking the server for the secrets…', 'dim')]
	if (!secrets)
		return [[], lineOf(` The secrets could not be listed: ${keyFor(state, 'list')} asks again.`)]
	const place = connection?.graph === undefined ? '' : ` on graph ${connection.graph}`
	return [
		[],
		...wrapped(
			`${connection?.user ?? 'The user'} has no secrets${place}.`,
			state.columns - 1,
			'plain',
			' ',
		),
		[],
		keyLine(state, 'make', 'makes one'),
	]
}
