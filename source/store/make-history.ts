import type { Low } from 'lowdb'
import type { Credentials } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Change, History, HistoryView } from '../work/ports.ts'
import type { HistoryAdapter } from './disk-adapter.ts'
import { type HistoryData, sealedText } from './history-data.ts'
import { newId } from './new-id.ts'
import type { SealedField } from './record.ts'
import { placeOf, recordsOfChanges } from './records-of-changes.ts'
import { serial } from './serial.ts'
import { type Standing, statusOf, tell } from './standing.ts'
import { asOutcome, causeOf } from './store-fault.ts'
import type { Vault } from './vault.ts'

/** The history over lowdb and our adapter, once it has been read. */
export function makeHistory(parts: {
	readonly low: Low<HistoryData>
	readonly adapter: HistoryAdapter
	readonly vault: Vault
	readonly standing: Standing
	/** Made at the first writing unless given: a run that only reads needs none. */
	readonly writerId?: string | undefined
	/** Calls back when another process may have written; answers how to stop it. */
	readonly watch: (onStir: () => void) => () => void
}): History {
	const { low, adapter, vault, standing } = parts
	let { writerId } = parts
	const inTurn = serial()
	const listeners = new Set<() => void>()
	let seen = low.data.version
	let view = viewOf(low.data)
	let stopWatching: (() => void) | undefined
	let snapshot: Promise<void> | undefined
	let isAnotherWanted = false
	let look: Promise<void> | undefined
	let isStirred = false
	let rest: Promise<void> | undefined
	let isClosed = false
	adapter.onReadAnew(() => tellListeners(true))

	return {
		view: () => view,
		onChange(listener) {
			// A listener given twice is two listeners.
			const own = () => listener()
			listeners.add(own)
			stopWatching ??= parts.watch(lookAround)
			return () => {
				listeners.delete(own)
				if (listeners.size > 0) return
				stopWatching?.()
				stopWatching = undefined
			}
		},
		async catchUp() {
			// A folder that cannot be read for a moment is read the next time; a change would tell.
			await adapter.catchUp().catch(() => undefined)
			tellListeners()
		},
		change: (changes) =>
			inTurn(() =>
				asOutcome(
					() => adapter.soundly(() => writeDown(changes)),
					'history-not-written',
					standing.folder,
				),
			),
		async tokenValue(tokenId) {
			if (!low.data.tokens.has(tokenId)) return failed('no-such-token', { detail: tokenId })
			const opened = await open(tokenId, 'value')
			if (!opened.ok) return opened
			return opened.value === undefined ? failed('token-not-held') : ok(opened.value)
		},
		async credentials(connectionId) {
			const connection = low.data.connections.get(connectionId)
			if (!connection) return failed('no-such-connection', { detail: connectionId })
			const secret = await open(connectionId, 'secret')
			if (!secret.ok) return keyFault(secret)
			const password = await open(connectionId, 'password')
			if (!password.ok) return keyFault(password)
			const { user } = connection
			const credentials: Credentials = {
				...(secret.value === undefined ? {} : { secret: secret.value }),
				...(user === undefined ? {} : { user }),
				...(password.value === undefined ? {} : { password: password.value }),
			}
			return ok(credentials)
		},
		unlock: () => asOutcome(() => vault.unlock(), 'key-unreadable', standing.folder),
		moveKey: (to) =>
			inTurn(() =>
				asOutcome(
					async () => {
						await adapter.prepare()
						return vault.move(to)
					},
					'history-not-written',
					standing.folder,
				),
			),
		check: () =>
			asOutcome(
				async () => ok(await adapter.examine(vault)),
				'history-unreadable',
				standing.folder,
			),
		repair: () =>
			inTurn(() =>
				asOutcome(
					async () => {
						const repaired = await adapter.gather()
						tellListeners()
						return ok(repaired)
					},
					'history-not-written',
					standing.folder,
				),
			),
		readRest() {
			rest ??= adapter
				.readRest(() => !isClosed)
				.catch((error: unknown) => {
					tell(standing, `The rest of the history could not be read: ${causeOf(error)}.`)
					tellListeners(true)
				})
			return rest
		},
		status: () => statusOf(standing),
		async close() {
			isClosed = true
			await rest
			stopWatching?.()
			stopWatching = undefined
			listeners.clear()
			await inTurn(async () => {})
			await look
			await snapshot
			await adapter.close()
		},
	}

	async function writeDown(changes: readonly Change[]): Promise<Outcome<void>> {
		if (changes.length === 0) return ok(undefined)
		await adapter.prepare()
		writerId ??= newId('event')
		const records = await recordsOfChanges(changes, low.data, vault, writerId)
		if (!records.ok) return records
		await adapter.append(records.value)
		tellListeners()
		// What was taken out is not to stay in the snapshot for longer than a backup needs it.
		writeSnapshotIfDue(changes.some(({ kind }) => kind === 'prune'))
		return ok(undefined)
	}

	function tellListeners(isNews = false): void {
		if (low.data.version === seen && !isNews) return
		seen = low.data.version
		view = viewOf(low.data)
		for (const listener of listeners) {
			try {
				listener()
			} catch (error) {
				// What is on disk is on disk, whatever a listener makes of it.
				queueMicrotask(() => {
					throw error
				})
			}
		}
	}

	/** At most one look at a time, and one more when something stirred meanwhile. */
	function lookAround(): void {
		isStirred = true
		look ??= lookWhileStirred().finally(() => {
			look = undefined
		})
	}

	async function lookWhileStirred(): Promise<void> {
		while (isStirred) {
			isStirred = false
			// A folder that cannot be read for a moment is read the next time; a change would tell.
			await adapter.catchUp().catch(() => undefined)
			tellListeners(await vault.isElsewhere())
		}
	}

	function writeSnapshotIfDue(isWanted: boolean): void {
		if (snapshot && isWanted) isAnotherWanted = true
		if (snapshot || !(isWanted || adapter.isWriteDue())) return
		snapshot = writeSnapshots()
	}

	/** One, and one more as long as enough was written meanwhile. */
	async function writeSnapshots(): Promise<void> {
		do {
			isAnotherWanted = false
			try {
				await low.write()
				tellListeners()
			} catch (error) {
				// Nothing is lost: all of it stands in the journals.
				tell(standing, `The history could not be compacted: ${causeOf(error)}.`)
				// A full disk stays full: only what was pruned meanwhile is worth another try now.
				if (!isAnotherWanted) break
			}
		} while (isAnotherWanted || adapter.isWriteDue())
		snapshot = undefined
	}

	async function open(id: string, field: SealedField): Promise<Outcome<string | undefined>> {
		const sealed = await adapter.soundly(async () => sealedText(low.data, id, field))
		return sealed === undefined ? ok(undefined) : vault.open(placeOf(id, field), sealed)
	}
}

function keyFault(outcome: Outcome<unknown> & { readonly ok: false }): Outcome<never> {
	const { code, ...about } = outcome.fault
	return failed(code === 'token-not-held' ? 'key-unreadable' : code, about)
}

function viewOf({ connections, tokens, current, servers }: HistoryData): HistoryView {
	return { connections, tokens, lives: tokens.lives, current, servers }
}
