import type { Connection } from '../model/connection.ts'
import type { ServerSeen } from '../model/server-facts.ts'
import type { Token } from '../model/token.ts'
import type { HistoryRecord, RegisterRecord } from './record.ts'

/** The whole history in memory: what lowdb holds as its data. Changed in place by `merge`. */
export type HistoryData = {
	readonly connections: Map<string, Connection>
	readonly tokens: Map<string, Token>
	readonly current: Map<string, string>
	readonly servers: Map<string, ServerSeen>
	/** The newest writing of each record by `registerKey`. */
	readonly registers: Map<string, RegisterRecord>
	/** Records of a newer version, as JSON: kept and written back, and otherwise left alone. */
	readonly foreign: Set<string>
	/** Goes up with every merge that brought something new. */
	version: number
}

/** A history in which nothing has happened. */
export function emptyData(): HistoryData {
	return {
		connections: new Map(),
		tokens: new Map(),
		current: new Map(),
		servers: new Map(),
		registers: new Map(),
		foreign: new Set(),
		version: 0,
	}
}

/** Under what a record's newest writing is kept. */
export function registerKey(record: Pick<RegisterRecord, 'op' | 'id'>, field?: string): string {
	return `${record.op}/${record.id}${field === undefined ? '' : `/${field}`}`
}

/** The sealed text a record holds; undefined where it never did, or not any more. */
export function sealedText(data: HistoryData, id: string, field: string): string | undefined {
	const held = data.registers.get(registerKey({ op: 'sealed', id }, field))
	return held?.op === 'sealed' ? (held.text ?? undefined) : undefined
}

/** Every record that makes up the history, each whole, a token's with its value: for a snapshot. */
export function* recordsOf(data: HistoryData): Generator<readonly HistoryRecord[]> {
	for (const record of data.registers.values()) {
		const goesWithToken = record.op === 'sealed' && record.field === 'value'
		if (!goesWithToken || !data.tokens.has(record.id)) yield [record]
	}
	for (const token of data.tokens.values()) {
		const value = data.registers.get(registerKey({ op: 'sealed', id: token.id }, 'value'))
		const events: HistoryRecord = { op: 'token', token: headerOf(token), events: token.events }
		// The value first, so that reading it back folds the token once.
		yield value ? [value, events] : [events]
	}
}

/** The members of a token that never change and cannot be derived. */
export function headerOf(token: Token): (HistoryRecord & { op: 'token' })['token'] {
	return {
		id: token.id,
		connectionId: token.connectionId,
		...(token.graph === undefined ? {} : { graph: token.graph }),
		...(token.user === undefined ? {} : { user: token.user }),
		...(token.secretAlias === undefined ? {} : { secretAlias: token.secretAlias }),
	}
}
