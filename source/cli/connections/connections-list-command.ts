import { type Connection, connectionHost } from '../../model/connection.ts'
import { distanceText } from '../../model/duration-text.ts'
import { ok } from '../../model/fault.ts'
import { listConnections } from '../../work/find-connection.ts'
import type { HistoryView } from '../../work/ports.ts'
import type { Command } from '../command.ts'
import { jsonLinesAnswer, jsonlOption } from '../json-lines.ts'
import type { Paint } from '../paint.ts'
import { tableText } from '../table-text.ts'
import { connectionJson, tokenCounts } from './connection-json.ts'
import { serverCell } from './server-text.ts'

/** `tgtoken connections list`: all connections; asks no server. */
export const connectionsListCommand: Command = {
	name: 'connections list',
	summary: 'List the connections, as they were last seen; asks no server',
	words: [],
	options: jsonlOption('connection'),
	examples: [
		'tgtoken connections list',
		'tgtoken connections list --jsonl | jq -r "select(.production) | .name"',
	],
	async run(context, { flags }) {
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const view = ports.value.history.view()
		const nowMs = ports.value.nowMs()
		const connections = listConnections(view)
		const rows = connections.map((each) => connectionJson(view, each, nowMs))
		if (flags.has('jsonl')) return ok(jsonLinesAnswer(rows))
		return ok({
			json: { connections: rows },
			text: (paint) =>
				connections.length === 0
					? 'There are no connections yet: tgtoken connections add NAME --url URL'
					: connectionTable(view, connections, nowMs, paint),
			quiet: () => connections.map(({ name }) => name).join('\n'),
		})
	},
}

function connectionTable(
	view: HistoryView,
	connections: readonly Connection[],
	nowMs: number,
	paint: Paint,
): string {
	const next = (id: string) => {
		const seconds = tokenCounts(view, id, nowMs).nextExpirySeconds
		return seconds === undefined ? '–' : distanceText(seconds * 1000, nowMs)
	}
	return tableText<Connection>(
		[
			{ title: 'NAME', cell: ({ name }) => ({ text: name, tone: 'strong' }) },
			{ title: 'HOST', cell: connectionHost },
			{ title: 'GRAPH', cell: ({ graph }) => graph ?? '' },
			{ title: 'SERVER', cell: ({ id }) => serverCell(view.servers.get(id)) },
			{ title: 'LIVE', isRight: true, cell: ({ id }) => `${tokenCounts(view, id, nowMs).live}` },
			{ title: 'NEXT EXPIRY', isRight: true, cell: ({ id }) => next(id) },
			{ title: 'MARKS', cell: (connection) => ({ text: marks(connection), tone: 'warning' }) },
		],
		connections,
		paint,
	)
}

function marks({ insecure, production, readOnly }: Connection): string {
	return [insecure && 'INSECURE', production && 'production', readOnly && 'read-only']
		.filter(Boolean)
		.join(', ')
}
