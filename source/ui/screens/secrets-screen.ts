import { keyFor } from '../../app/keys/key-for.ts'
import { cursorIndex } from '../../app/lists/chosen.ts'
import { viewportFor } from '../../app/lists/viewport.ts'
import type { SecretsScreen as Place, State } from '../../app/state.ts'
import { tokensHanging } from '../../app/steps/managing-secrets.ts'
import { type ColumnSpec, chooseColumns } from '../parts/choose-columns.ts'
import { fitLines } from '../parts/fit-lines.ts'
import { keyLine } from '../parts/key-line.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { cursorWidth, type Row } from '../parts/row-line.ts'
import { apart, keepingRows } from '../parts/table.ts'
import { signs } from '../parts/theme.ts'
import { gapFor } from './token-columns.ts'

const tableLines = keepingRows()

/** The secrets of a connection's user, masked always, with the tokens that hang on each. */
export function secretsLines(state: State, screen: Place, rows: number): readonly Line[] {
	const { secrets } = screen
	if (!secrets || secrets.length === 0) return fitLines(emptyLines(state, screen), rows)
	const cursor = cursorIndex(state, screen)
	const { top, height } = viewportFor(
		{ top: screen.top, cursor },
		secrets.length,
		Math.max(1, rows - 2),
	)
	const gap = gapFor(state.columns)
	const available = state.columns - cursorWidth - (state.columns < 60 ? 0 : 1)
	const shown = rowsOf(state, screen)
		.slice(top, top + height)
		.map((row, index) => ({ ...row, selected: top + index === cursor }))
	const table = tableLines(chooseColumns(columnSpecs, available, gap), gap, shown)
	return apart(table, [lineOf(` ${summaryOf(state, screen)}`, 'dim')], rows)
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
