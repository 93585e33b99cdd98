import type { Connection } from './connection.ts'
import { failed, type Outcome, ok } from './fault.ts'
import { sanitize } from './sanitize.ts'
import type { TokenRecord } from './token.ts'
import type { TokenEvent } from './token-event.ts'

/** What the exported file says of itself. */
export const historyExportFormat = 'tgtoken-history-1'

/** A token as it is exported: what never changes, its events, and itself where that was asked for. */
export type ExportedToken = Omit<TokenRecord, 'hasValue'> & { readonly value?: string }

/** A history outside of its folder. No secret or password of a connection is ever in it. */
export type HistoryExport = {
	readonly format: typeof historyExportFormat
	readonly exportedAtMs: number
	readonly connections: readonly Connection[]
	/** The current token's id by connection id. */
	readonly current: Readonly<Record<string, string>>
	readonly tokens: readonly ExportedToken[]
}

/**
 * An export that was read back. Its texts are sanitised, as a file may come from anywhere; a member
 * that is not as it must be makes the whole of it unreadable, so that nothing is half imported.
 * Fault: `file-unreadable` with the first thing that is wrong.
 */
export function readHistoryExport(text: string): Outcome<HistoryExport> {
	const refuse = (detail: string) => failed('file-unreadable', { detail })
	let parsed: unknown
	try {
		parsed = JSON.parse(text)
	} catch {
		return refuse('it is not JSON')
	}
	if (!isRecord(parsed) || parsed.format !== historyExportFormat) {
		return refuse('it is no history that tgtoken exported')
	}
	const { connections, tokens, current, exportedAtMs } = parsed
	if (!Array.isArray(connections) || !connections.every(isConnection)) {
		return refuse('one of its connections is not as it must be')
	}
	const wrong = Array.isArray(tokens) ? tokens.findIndex((token) => !isToken(token)) : 0
	if (!Array.isArray(tokens) || wrong >= 0) {
		return refuse(`its token number ${wrong + 1} is not as it must be`)
	}
	const marks = Object.entries(isRecord(current) ? current : {})
	return ok({
		format: historyExportFormat,
		exportedAtMs: typeof exportedAtMs === 'number' ? exportedAtMs : 0,
		connections: connections.map((connection) => sanitised(connection) as Connection),
		current: Object.fromEntries(
			marks.flatMap(([id, tokenId]) => (typeof tokenId === 'string' ? [[id, tokenId]] : [])),
		),
		tokens: tokens.map((token) => sanitised(token) as ExportedToken),
	})
}

/** Whether it can be an event of a token; what it means is for the history to say. */
export function isEvent(value: unknown): value is TokenEvent {
	return isRecord(value) && isId(value.id) && isNumber(value.atMs) && isId(value.kind)
}

function isToken(value: unknown): value is ExportedToken {
	return (
		isRecord(value) &&
		isId(value.id) &&
		isId(value.connectionId) &&
		Array.isArray(value.events) &&
		value.events.length > 0 &&
		value.events.every(isEvent) &&
		(value.value === undefined || typeof value.value === 'string')
	)
}

function isConnection(value: unknown): value is Connection {
	if (!isRecord(value) || !['id', 'name', 'url', 'protocol'].every((key) => isId(value[key]))) {
		return false
	}
	const isAbsentOr = (type: string) => (key: string) =>
		value[key] === undefined || typeof value[key] === type
	return (
		isNumber(value.defaultLifetimeSeconds) &&
		isNumber(value.createdAtMs) &&
		typeof value.production === 'boolean' &&
		typeof value.readOnly === 'boolean' &&
		['restppPort', 'gsqlPort', 'removedAtMs'].every(isAbsentOr('number')) &&
		['graph', 'user', 'secretAlias', 'caFile', 'certFile', 'keyFile'].every(isAbsentOr('string')) &&
		isAbsentOr('boolean')('insecure')
	)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isId(value: unknown): value is string {
	return typeof value === 'string' && value !== ''
}

function isNumber(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value)
}

function sanitised(value: unknown): unknown {
	if (typeof value === 'string') return sanitize(value)
	if (Array.isArray(value)) return value.map(sanitised)
	if (!isRecord(value)) return value
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sanitised(inner)]))
}
