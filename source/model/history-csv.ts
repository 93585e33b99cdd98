import { failed, type Outcome } from './fault.ts'
import { type HistoryExport, historyExportFormat, readHistoryExport } from './history-export.ts'
import { isoInstant } from './instant-text.ts'
import { tokenOf } from './token-of.ts'
import { tokenState } from './token-state.ts'

// For people first; the last columns hold everything as JSON, so that nothing is lost on the way back.
const columns = [
	...['id', 'connection', 'url', 'graph', 'label', 'state', 'current', 'masked', 'fingerprint'],
	...['issued', 'expires', 'ended', 'value', 'connection_json', 'events_json'],
] as const

/**
 * An export as a table (RFC 4180), a token a line; connections without tokens have a line of their
 * own. A cell that a spreadsheet would take for a formula has a quote in front, as those mean it.
 */
export function historyAsCsv(exported: HistoryExport, nowMs: number): string {
	const connections = new Map(exported.connections.map((one) => [one.id, one]))
	const current = new Set(Object.values(exported.current))
	const used = new Set(exported.tokens.map(({ connectionId }) => connectionId))
	const rows = exported.tokens.map(({ value, ...record }) => {
		const token = tokenOf({ ...record, hasValue: value !== undefined })
		const connection = connections.get(record.connectionId)
		const instant = (atMs: number | undefined) => (atMs === undefined ? '' : isoInstant(atMs))
		const { expiresAtSeconds: end } = token
		const { events, ...header } = record
		return [
			...[token.id, connection?.name, connection?.url, token.graph, token.label],
			...[
				tokenState(token, nowMs),
				current.has(token.id) ? 'yes' : '',
				token.masked,
				token.fingerprint,
				instant(token.issuedAtMs),
			],
			...[instant(end === undefined ? end : end * 1000), instant(token.ended?.atMs), value],
			JSON.stringify(connection ?? null),
			JSON.stringify({ ...header, events }),
		]
	})
	for (const connection of exported.connections) {
		if (used.has(connection.id)) continue
		const blank = columns.slice(3, -2).map(() => '')
		rows.push(['', connection.name, connection.url, ...blank, JSON.stringify(connection), ''])
	}
	return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string | undefined = ''): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** An export that was read back from such a table. Fault: `file-unreadable`. */
export function readHistoryCsv(text: string): Outcome<HistoryExport> {
	const [titles, ...rows] = rowsOf(text.replace(/^\ufeff/, ''))
	if (titles?.join() !== columns.join()) {
		return failed('file-unreadable', { detail: 'its columns are not those of an export' })
	}
	const connections = new Map<string, unknown>()
	const current: [string, string][] = []
	const tokens: unknown[] = []
	for (const row of rows) {
		const [value = '', connection = '', token = ''] = row.slice(-3)
		const parsed = [connection, token].map(parse)
		const id = idOf(parsed[0])
		if (id !== undefined) connections.set(id, parsed[0])
		if (token === '') continue
		if (id !== undefined && row[columns.indexOf('current')] === 'yes')
			current.push([id, row[0] ?? ''])
		const record = typeof parsed[1] === 'object' ? parsed[1] : {}
		const own = value.replace(/^'(?=[=+\-@])/, '')
		tokens.push({ ...record, ...(own === '' ? {} : { value: own }) })
	}
	return readHistoryExport(
		JSON.stringify({
			format: historyExportFormat,
			connections: [...connections.values()],
			current: Object.fromEntries(current),
			tokens,
		}),
	)
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

function idOf(value: unknown): string | undefined {
	return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined
}

/** The cells of a table in CSV, line by line; a quoted one may hold anything. */
function rowsOf(text: string): string[][] {
	const rows: string[][] = []
	let row: string[] = []
	for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
		const [whole, quoted, plain = '', end] = match
		if (whole === '' && row.length === 0) continue
		row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
		if (end === ',') continue
		rows.push(row)
		row = []
	}
	return rows
}
