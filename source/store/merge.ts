import type { TokenEvent } from '../model/token-event.ts'
import { tokenOf } from '../model/token-of.ts'
import type { TokenHeader } from '../work/ports.ts'
import {
	type HistoryData,
	headerOf,
	heldRegister,
	registerKey,
	sealedText,
	unpack,
} from './history-data.ts'
import type { HistoryRecord, PrunedTokens, RegisterRecord, Stamp, TokenEvents } from './record.ts'

/** Tokens whose events have changed and that are still to be folded, by id. */
type Unfolded = Map<string, { header: TokenHeader; events: Map<string, TokenEvent> }>

/** Takes records in; call `finish` before the data is looked at. */
export type Merger = {
	add(record: HistoryRecord): void
	/** A record this version does not understand, as JSON. */
	addForeign(json: string): void
	/** Folds each token that changed, once. */
	finish(): void
}

/**
 * Merges records into the history. Any order, any number of times: registers by their stamp, tokens
 * by the union of their events. The cost depends on what is merged, never on what is there.
 */
export function mergeInto(data: HistoryData): Merger {
	const unfolded: Unfolded = new Map()
	return {
		add(record) {
			if (take(data, unfolded, record)) data.version++
		},
		addForeign(json) {
			if (data.foreign.has(json)) return
			data.foreign.add(json)
			data.version++
		},
		finish() {
			for (const [id, { header, events }] of unfolded) {
				if (events.size === 0) {
					data.tokens.delete(id)
					continue
				}
				const hasValue = sealedText(data, id, 'value') !== undefined
				data.tokens.set(id, tokenOf({ ...header, events: [...events.values()], hasValue }))
			}
			unfolded.clear()
		},
	}
}

/** Merges these records, and nothing else. */
export function mergeAll(data: HistoryData, records: readonly HistoryRecord[]): void {
	const merger = mergeInto(data)
	for (const record of records) merger.add(record)
	merger.finish()
}

/** Whether the record says anything new. */
function take(data: HistoryData, unfolded: Unfolded, record: HistoryRecord): boolean {
	if (record.op === 'token') return addEvents(data, unfolded, record)
	if (record.op === 'pruned') return prune(data, unfolded, record)
	return setRegister(data, unfolded, record)
}

/** Whether the first writing is to replace the second. */
export function isNewer(stamp: Stamp, held: Stamp | undefined): boolean {
	return !held || stamp.rev > held.rev || (stamp.rev === held.rev && stamp.by > held.by)
}

function addEvents(data: HistoryData, unfolded: Unfolded, record: TokenEvents): boolean {
	const { id } = record.token
	const draft = unfolded.get(id) ?? draftOf(data, id) ?? { header: record.token, events: new Map() }
	const before = draft.events.size
	const prunedUntilMs = data.pruned.get(id)?.untilMs ?? -Infinity
	for (const event of record.events) {
		const counts = event.atMs > prunedUntilMs && !draft.events.has(event.id)
		if (counts) draft.events.set(event.id, event)
	}
	if (draft.events.size === before) return false
	unpack(data, id)
	unfolded.set(id, draft)
	return true
}

function prune(data: HistoryData, unfolded: Unfolded, record: PrunedTokens): boolean {
	let isNew = false
	for (const [id, { untilMs, rev }] of Object.entries(record.tokens)) {
		const held = data.pruned.get(id) ?? { untilMs: -Infinity, rev: 0 }
		if (untilMs <= held.untilMs && rev <= held.rev) continue
		const pruned = { untilMs: Math.max(untilMs, held.untilMs), rev: Math.max(rev, held.rev) }
		data.pruned.set(id, pruned)
		isNew = true
		unpack(data, id)
		const key = registerKey({ op: 'sealed', id }, 'value')
		if ((data.registers.get(key)?.rev ?? Infinity) <= pruned.rev) data.registers.delete(key)
		const draft = unfolded.get(id) ?? draftOf(data, id)
		if (!draft) continue
		for (const event of draft.events.values()) {
			if (event.atMs <= pruned.untilMs) draft.events.delete(event.id)
		}
		unfolded.set(id, draft)
	}
	return isNew
}

function draftOf(data: HistoryData, id: string) {
	const token = data.tokens.get(id)
	if (!token) return undefined
	// Where they are still in a snapshot: a damaged line is to be found here, and not to be taken for no events.
	const own = data.packed?.has(id) ? data.packed.eventsOf(id) : token.events
	const events = new Map(own.map((event) => [event.id, event]))
	return { header: headerOf(token), events }
}

function setRegister(data: HistoryData, unfolded: Unfolded, record: RegisterRecord): boolean {
	const { id } = record
	const field = record.op === 'sealed' ? record.field : undefined
	if (!isNewer(record, heldRegister(data, record, field))) return false
	if (field === 'value') {
		if (record.rev <= (data.pruned.get(id)?.rev ?? 0)) return false
		unpack(data, id)
	}
	data.registers.set(registerKey(record, field), record)
	if (record.op === 'server') data.servers.set(id, record.seen)
	else if (record.op === 'current') setCurrent(data, id, record.tokenId)
	else if (record.op === 'connection' || record.field !== 'value') showConnection(data, id)
	else {
		const draft = unfolded.get(id) ?? draftOf(data, id)
		if (draft) unfolded.set(id, draft)
	}
	return true
}

function setCurrent(data: HistoryData, connectionId: string, tokenId: string | null): void {
	if (tokenId === null) data.current.delete(connectionId)
	else data.current.set(connectionId, tokenId)
}

function showConnection(data: HistoryData, id: string): void {
	const record = data.registers.get(registerKey({ op: 'connection', id }))
	if (record?.op !== 'connection') return
	data.connections.set(id, {
		...record.connection,
		// What is really held counts, whatever the writer believed.
		hasSecret: sealedText(data, id, 'secret') !== undefined,
		hasPassword: sealedText(data, id, 'password') !== undefined,
	})
}
