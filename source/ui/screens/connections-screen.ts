import { keyFor } from '../../app/keys/key-for.ts'
import { cursorIndex } from '../../app/lists/chosen.ts'
import {
	type ConnectionRow,
	connectionList,
	matchingConnections,
} from '../../app/lists/connection-list.ts'
import { viewportFor } from '../../app/lists/viewport.ts'
import type { ConnectionsScreen as Place, State } from '../../app/state.ts'
import { type Connection, connectionHost } from '../../model/connection.ts'
import { distanceText } from '../../model/duration-text.ts'
import { faultText } from '../../model/fault-text.ts'
import { printLifetime } from '../../model/lifetime.ts'
import { lifetimeWanted } from '../../model/lifetime-wanted.ts'
import { type Column, type ColumnSpec, chooseColumns } from '../parts/choose-columns.ts'
import { filterLine, hasFilterLine } from '../parts/filter-line.ts'
import { fitLines } from '../parts/fit-lines.ts'
import { keyLine } from '../parts/key-line.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { cursorWidth, type Row } from '../parts/row-line.ts'
import { apart, keepingRows } from '../parts/table.ts'
import { signs } from '../parts/theme.ts'
import { expiriesLine } from './expiries-line.ts'
import { serverPiece } from './server-words.ts'
import { gapFor } from './token-columns.ts'

const tableLines = keepingRows()

/** The list of connections. */
export function connectionsLines(state: State, screen: Place, height: number): readonly Line[] {
	const all = matchingConnections(state.history, undefined)
	const outOf = all.length
	if (outOf === 0) return fitLines(emptyLines(state), height)
	const list = connectionList(state, screen.filter)
	const filtered = hasFilterLine(screen)
	const rows = height - (filtered ? 1 : 0)
	const cursor = cursorIndex(state, screen)
	const chosen = list[cursor]
	const listed = Math.min(list.length, Math.max(1, rows - 2))
	const below = chosen ? detailLines(state, chosen, rows - 1 - listed) : []
	const ends = rows - 1 - listed - below.length >= 3 ? expiriesLine(state) : undefined
	const view = viewportFor({ top: screen.top, cursor }, list.length, listed)
	const gap = gapFor(state.columns)
	const columns = connectionColumns(state.columns - cursorWidth - (state.columns < 60 ? 0 : 1), gap)
	const shown = list.slice(view.top, view.top + view.height).map((row, index) => ({
		...rowOf(row, state.nowMs, view.top + index === cursor),
		number: numberOf(all, row),
	}))
	const foot = [
		...(ends ? [ends, []] : []),
		...below,
		...(filtered ? [filterLine(state, screen, list.length, outOf)] : []),
	]
	return apart(tableLines(columns, gap, shown), foot, height)
}

function connectionColumns(available: number, gap: number): readonly Column[] {
	const specs: readonly ColumnSpec[] = [
		{ key: 'name', title: 'NAME', min: 10, least: 8, max: 30 },
		{ key: 'host', title: 'HOST', min: 14, max: 36, drop: 2 },
		{ key: 'graph', title: 'GRAPH', min: 6, max: 16, drop: 1 },
		{ key: 'server', title: 'SERVER', min: 13, least: 9, max: 18 },
		{ key: 'live', title: 'LIVE', min: 4, max: 6, align: 'right' },
		{ key: 'next', title: 'NEXT EXPIRY', min: 11, max: 11, align: 'right', drop: 3 },
	]
	return chooseColumns(specs, available, gap)
}

/** The number key that leads to a connection, whatever filter there is. */
function numberOf(all: readonly Connection[], { connection }: ConnectionRow): number | undefined {
	const place = all.indexOf(connection)
	return place >= 0 && place < 9 ? place + 1 : undefined
}

function rowOf(row: ConnectionRow, nowMs: number, selected: boolean): Row {
	const { connection, live, unknown, soonestExpirySeconds: soonest } = row
	const left = soonest === undefined ? signs.nothing : distanceText(soonest * 1000, nowMs)
	const isSoon = soonest !== undefined && soonest * 1000 - nowMs < 3_600_000
	const flags = [
		connection.insecure ? ' INSECURE' : '',
		connection.production ? ' PROD' : '',
		connection.readOnly ? ' RO' : '',
	].join('')
	return {
		id: connection.id,
		selected,
		cells: {
			name: {
				text: connection.name + flags,
				...(connection.insecure && { tone: 'danger' as const }),
			},
			host: { text: hostOf(row), tone: 'dim' },
			graph: { text: connection.graph ?? signs.nothing, tone: 'dim' },
			server: serverPiece(row),
			live: { text: unknown > 0 ? `${live}+${unknown}?` : String(live) },
			next: { text: left, ...(isSoon && { tone: 'warning' }) },
		},
	}
}

/** The host, with the port where tokens are asked for as soon as that is known. */
function hostOf({ connection, facts }: ConnectionRow): string {
	if (!facts) return connectionHost(connection)
	return connectionHost({ url: facts.dialect === 'jwt' ? facts.gsqlUrl : facts.restppUrl })
}

/** The chosen connection in full, at the foot: why its server cannot be used, else where it is. */
function detailLines(state: State, row: ConnectionRow, most: number): readonly Line[] {
	const { connection, fault } = row
	const { columns } = state
	if (most < 1) return []
	if (!fault) return [lineOf(` ${describe(state, row)}`, 'dim')]
	const { message, next } = faultText(fault)
	const what = wrapped(message, columns - 1, 'danger', ' ')
	const all = [...what, ...wrapped(next, columns - 1, 'dim', ' ')]
	if (all.length <= most) return all
	return what.length <= most ? what : [lineOf(` ${connection.name}: ${message}`, 'danger')]
}

function describe(state: State, { connection }: ConnectionRow): string {
	const { url, secretAlias, hasSecret, user, hasPassword } = connection
	const ways = [
		hasSecret ? `secret ${secretAlias ?? 'stored'}` : '',
		user && hasPassword ? `user ${user}` : '',
	].filter((way) => way !== '')
	const way =
		ways.length === 0 ? `no secret yet: ${keyFor(state, 'edit')} puts one in` : ways.join(', ')
	return `${url} · ${way} · tokens for ${printLifetime(lifetimeWanted(connection, state.config))}`
}

function emptyLines(state: State): readonly Line[] {
	return [
		[],
		lineOf(' No connections yet.'),
		[],
		...wrapped(
			'A connection is one TigerGraph server and the secret or user that asks it for tokens.',
			state.columns - 1,
			'dim',
			' ',
		),
		[],
		keyLine(state, 'add', 'adds one'),
		keyLine(state, 'import', 'imports what the environment names (TG_HOST, .env)'),
		[],
		...wrapped(
			'To look around without a server, leave and run: tgtoken --demo',
			state.columns - 1,
			'dim',
			' ',
		),
	]
}
