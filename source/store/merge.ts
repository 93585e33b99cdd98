import type { TokenEvent } from '../model/token-event.ts'
import { tokenOf } from '../model/token-of.ts'
import type { TokenHeader } from '../work/ports.ts'
import { type HistoryData, headerOf, registerKey, sealedText } from './history-data.ts'
import type { HistoryRecord, RegisterRecord, Stamp, TokenEvents } from './record.ts'

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
			const isNew =
				record.op === 'token'
					? addEvents(data, unfolded, record)
					: setRegister(data, unfolded, record)
			if (isNew) data.version++
		},
		addForeign(json) {
			if (data.foreign.has(json)) return
			data.foreign.add(json)
			data.version++
		},
		finish() {
			for (const [id, { header, events }] of unfolded) {
				const hasValue = sealedText(data, id, 'value') !== undefined
				data.tokens.set(id, tokenOf({ ...header, events: [...events.values()], hasValue }))
			}
			unfolded.clear()
		},
	}
}

/** Whether the first writing is to replace the second. */
export function isNewer(stamp: Stamp, held: Stamp | undefined): boolean {
	return !held || stamp.rev > held.rev || (stamp.rev === held.rev && stamp.by > held.by)
}

function addEvents(data: HistoryData, unfolded: Unfolded, record: TokenEvents): boolean {
	const { id } = record.token
	const draft = unfolded.get(id) ?? draftOf(data, id) ?? { header: record.token, events: new Map() }
	const before = draft.events.size
	for (const event of record.events) {
		if (!draft.events.has(event.id)) draft.events.set(event.id, event)
	}
	if (draft.events.size === before) return false
	unfolded.set(id, draft)
	return true
}

function draftOf(data: HistoryData, id: string) {
	const token = data.tokens.get(id)
	if (!token) return undefined
	const events = new Map(token.events.map((event) => [event.id, event]))
	return { header: headerOf(token), events }
}

function setRegister(data: HistoryData, unfolded: Unfolded, record: RegisterRecord): boolean {
	const key = registerKey(record, record.op === 'sealed' ? record.field : undefined)
	if (!isNewer(record, data.registers.get(key))) return false
	data.registers.set(key, record)
	const { id } = record
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
