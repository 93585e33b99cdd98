import type { Connection } from '../model/connection.ts'
import type { ServerSeen } from '../model/server-facts.ts'
import type { Token } from '../model/token.ts'
import { type HeldTokens, heldTokens } from './held-tokens.ts'
import type { PackedTokens } from './packed-tokens.ts'
import type { HistoryRecord, Pruned, RegisterRecord, SealedField } from './record.ts'

/** The whole history in memory: what lowdb holds as its data. Changed in place by `merge`. */
export type HistoryData = {
	readonly connections: Map<string, Connection>
	tokens: HeldTokens
	readonly current: Map<string, string>
	readonly servers: Map<string, ServerSeen>
	/** The newest writing of each record by `registerKey`, but for the values of packed tokens. */
	readonly registers: Map<string, RegisterRecord>
	/** Up to when tokens were taken out of the history by the user's wish. */
	readonly pruned: Map<string, Pruned>
	/** Records of a newer version, as JSON: kept and written back, and otherwise left alone. */
	readonly foreign: Set<string>
	/** The tokens that nobody has changed since the snapshot. */
	packed: PackedTokens | undefined
	/** Goes up with every merge that brought something new. */
	version: number
}

/** A history in which nothing has happened. */
export function emptyData(): HistoryData {
	return {
		connections: new Map(),
		tokens: heldTokens(),
		current: new Map(),
		servers: new Map(),
		registers: new Map(),
		pruned: new Map(),
		foreign: new Set(),
		packed: undefined,
		version: 0,
	}
}

/** Makes it again a history in which nothing has happened. */
export async function clear(data: HistoryData): Promise<void> {
	const { packed } = data
	Object.assign(data, emptyData())
	await packed?.close()
}

/** Under what a record's newest writing is kept. */
export function registerKey(record: Pick<RegisterRecord, 'op' | 'id'>, field?: string): string {
	return `${record.op}/${record.id}${field === undefined ? '' : `/${field}`}`
}

/** The newest writing of a record; of a sealed one, of that field. */
export function heldRegister(
	data: HistoryData,
	record: Pick<RegisterRecord, 'op' | 'id'>,
	field?: string,
): RegisterRecord | undefined {
	if (field === 'value' && data.packed?.has(record.id)) return data.packed.valueOf(record.id)
	return data.registers.get(registerKey(record, field))
}

/** The sealed text a record holds; undefined where it never did, or not any more. */
export function sealedText(data: HistoryData, id: string, field: SealedField): string | undefined {
	const held = heldRegister(data, { op: 'sealed', id }, field)
	return held?.op === 'sealed' ? (held.text ?? undefined) : undefined
}

/** Whether anything is sealed; quicker than looking for the first. */
export function holdsSealed(data: HistoryData): boolean {
	for (const record of data.registers.values()) {
		if (record.op === 'sealed' && record.text !== null) return true
	}
	for (const { hasValue } of data.tokens.lives()) if (hasValue) return true
	return false
}

/** Everything sealed there is. */
export function* sealedRecords(
	data: HistoryData,
): Generator<{ readonly id: string; readonly field: SealedField; readonly text: string }> {
	for (const record of data.registers.values()) {
		if (record.op === 'sealed' && record.text !== null) yield { ...record, text: record.text }
	}
	for (const { id, hasValue } of data.tokens.values()) {
		const record = hasValue && data.packed?.has(id) ? data.packed.valueOf(id) : undefined
		if (record && record.text !== null) yield { ...record, text: record.text }
	}
}

/**
 * Takes a token's records out of the snapshot, as they are about to change. Throws `LineDamaged` where they
 * are not whole.
 */
export function unpack(data: HistoryData, id: string): void {
	if (!data.packed?.has(id)) return
	const value = data.packed.valueOf(id)
	data.packed.unpack(id)
	if (value) data.registers.set(registerKey(value, 'value'), value)
}

/** Every record that makes up the history but those that belong to a token, for a snapshot. */
export function* looseRecordsOf(data: HistoryData): Generator<readonly HistoryRecord[]> {
	if (data.pruned.size > 0) yield [{ op: 'pruned', tokens: Object.fromEntries(data.pruned) }]
	for (const record of data.registers.values()) {
		const goesWithToken = record.op === 'sealed' && record.field === 'value'
		if (!goesWithToken || !data.tokens.has(record.id)) yield [record]
	}
}

/** Every record of a token that is not packed: its events, and its value. */
export function recordsOfToken(data: HistoryData, token: Token): readonly HistoryRecord[] {
	const value = data.registers.get(registerKey({ op: 'sealed', id: token.id }, 'value'))
	const events: HistoryRecord = { op: 'token', token: headerOf(token), events: token.events }
	// The value first, so that reading it back folds the token once.
	return value ? [value, events] : [events]
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
