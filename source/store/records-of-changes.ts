import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Change } from '../work/ports.ts'
import { type HistoryData, headerOf, heldRegister, registerKey } from './history-data.ts'
import {
	type HistoryRecord,
	type Pruned,
	type RegisterRecord,
	recordOf,
	type SealedField,
	type Stamp,
} from './record.ts'
import type { Vault } from './vault.ts'

type Unstamped = { readonly op: 'sealed'; id: string; field: SealedField; text: string | null }

/**
 * The records that changes come to: secrets sealed, each writing newer than what it replaces. All
 * or none: `no-such-token` for an event of a token that is neither there nor made in the same
 * changes.
 */
export async function recordsOfChanges(
	changes: readonly Change[],
	data: HistoryData,
	vault: Vault,
	by: string,
): Promise<Outcome<readonly HistoryRecord[]>> {
	const sealed = await sealAll(changes, data, vault)
	if (!sealed.ok) return sealed
	const headers = new Map(
		changes.flatMap((change) => (change.kind === 'token' ? [[change.token.id, change.token]] : [])),
	)
	const next = stamps(data, by)
	const records: unknown[] = []
	for (const change of changes) {
		switch (change.kind) {
			case 'connection': {
				const { connection } = change
				const { id } = connection
				records.push({ op: 'connection', ...next({ op: 'connection', id }), id, connection })
				break
			}
			case 'server': {
				const id = change.connectionId
				records.push({ op: 'server', ...next({ op: 'server', id }), id, seen: change.seen })
				break
			}
			case 'current': {
				const { connectionId: id, tokenId } = change
				records.push({ op: 'current', ...next({ op: 'current', id }), id, tokenId })
				break
			}
			case 'token':
				records.push({ op: 'token', token: change.token, events: [change.event] })
				break
			case 'event': {
				const held = data.tokens.get(change.tokenId)
				const token = held ? headerOf(held) : headers.get(change.tokenId)
				if (!token) return failed('no-such-token', { detail: change.tokenId })
				records.push({ op: 'token', token, events: [change.event] })
				break
			}
			case 'prune':
				records.push({ op: 'pruned', tokens: prunedBy(change.tokenIds, data) })
				break
			default:
				change satisfies never
		}
	}
	for (const one of sealed.value) records.push({ ...one, ...next(one, one.field) })
	return asRead(records)
}

/** Gives each writing the revision after the one it replaces, here or earlier in the same batch. */
function stamps(data: HistoryData, by: string) {
	const given = new Map<string, number>()
	return (record: Pick<Unstamped, 'id'> & { op: HistoryRecordOp }, field?: string): Stamp => {
		const key = registerKey(record, field)
		const rev = (given.get(key) ?? heldRevision(data, record, field)) + 1
		given.set(key, rev)
		return { rev, by }
	}
}

function prunedBy(tokenIds: readonly string[], data: HistoryData) {
	const tokens: Record<string, Pruned> = {}
	for (const id of tokenIds) {
		const token = data.tokens.get(id)
		if (!token) continue
		const untilMs = token.events.reduce((latest, { atMs }) => Math.max(latest, atMs), 0)
		tokens[id] = { untilMs, rev: heldRevision(data, { op: 'sealed', id }, 'value') }
	}
	return tokens
}

type HistoryRecordOp = RegisterRecord['op']

/** What was pruned counts too: a value that is to stay must be newer. */
function heldRevision(
	data: HistoryData,
	record: Pick<RegisterRecord, 'op' | 'id'>,
	field: string | undefined,
): number {
	const pruned = field === 'value' ? (data.pruned.get(record.id)?.rev ?? 0) : 0
	return Math.max(heldRegister(data, record, field)?.rev ?? 0, pruned)
}

async function sealAll(
	changes: readonly Change[],
	data: HistoryData,
	vault: Vault,
): Promise<Outcome<Unstamped[]>> {
	const sealed: Unstamped[] = []
	for (const { id, field, text } of changes.flatMap((change) =>
		isPruned(change, data) ? [] : secretsIn(change),
	)) {
		if (text === null) {
			sealed.push({ op: 'sealed', id, field, text })
			continue
		}
		const outcome = await vault.seal(placeOf(id, field), text)
		if (!outcome.ok) return outcome
		sealed.push({ op: 'sealed', id, field, text: outcome.value })
	}
	return ok(sealed)
}

/** Whether it tells of a time up to which its token was taken out: then its value is not wanted back. */
function isPruned(change: Change, data: HistoryData): boolean {
	if (change.kind !== 'event') return false
	const untilMs = data.pruned.get(change.tokenId)?.untilMs
	return untilMs !== undefined && change.event.atMs <= untilMs
}

/** What a sealed text is bound to: the record and the field it was sealed for. */
export function placeOf(id: string, field: SealedField): string {
	return `${id}/${field}`
}

function secretsIn(change: Change): { id: string; field: SealedField; text: string | null }[] {
	if (change.kind === 'event') {
		const { tokenId: id, value: text } = change
		return text === undefined ? [] : [{ id, field: 'value', text }]
	}
	if (change.kind !== 'connection') return []
	const { id, removedAtMs } = change.connection
	// A removed connection stays as a name; what it could log in with is gone.
	const { secret, password } =
		removedAtMs === undefined ? (change.credentials ?? {}) : { secret: null, password: null }
	return [
		...(secret === undefined ? [] : [{ id, field: 'secret' as const, text: secret }]),
		...(password === undefined ? [] : [{ id, field: 'password' as const, text: password }]),
	]
}

/** What is merged is what would be read back, and what could not be read back is never written. */
function asRead(records: readonly unknown[]): Outcome<readonly HistoryRecord[]> {
	const read: HistoryRecord[] = []
	for (const record of JSON.parse(JSON.stringify(records))) {
		const understood = recordOf(record)
		if (!understood) return failed('unexpected', { detail: 'a change that could not be read back' })
		read.push(understood)
	}
	return ok(read)
}
