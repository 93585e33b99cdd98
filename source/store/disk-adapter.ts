import { setImmediate } from 'node:timers/promises'
import type { Adapter } from 'lowdb'
import type { HistoryCheck, HistoryRepair } from '../work/history-check.ts'
import { append } from './append.ts'
import { bringForward } from './bring-forward.ts'
import { compact } from './compact.ts'
import type { Disk } from './disk.ts'
import { examine, examineMemory, gather } from './examine.ts'
import { heal } from './heal.ts'
import { emptyData, type HistoryData } from './history-data.ts'
import { mergeAll } from './merge.ts'
import { LineDamaged } from './packed-tokens.ts'
import { readAnew } from './read-anew.ts'
import { catchUp, readShelf } from './read-shelf.ts'
import type { HistoryRecord } from './record.ts'
import { secureFolder } from './safe-folder.ts'
import { serial } from './serial.ts'
import { closeLive, type Shelf } from './shelf.ts'
import { assertWritable, type Standing, tell } from './standing.ts'
import { causeOf, StoreFault } from './store-fault.ts'
import type { Vault } from './vault.ts'

/**
 * lowdb's adapter, and what lowdb has no word for: a change goes to the journal and leaves the rest
 * of the history alone. `read` answers the data that all other calls work on; `write` makes a new
 * snapshot of it. All of them reject with a `StoreFault` or as the disk put it.
 */
export type HistoryAdapter = Adapter<HistoryData> & {
	/** Makes sure that there is something to write to, and merges what others have written. */
	prepare(): Promise<void>
	/** Resolves once the records are on disk for good and merged. */
	append(records: readonly HistoryRecord[]): Promise<void>
	/** Merges what other processes have written. */
	catchUp(): Promise<void>
	/**
	 * Does what reading left for later, in pieces between which others get their turn: makes every token, and
	 * looks whether all of the snapshot is whole. Ends early where nobody wants it any more.
	 */
	readRest(isWanted: () => boolean): Promise<void>
	/** Reads the history again where the work finds that a line of the snapshot is damaged, and then does it. */
	soundly<Value>(work: () => Promise<Value>): Promise<Value>
	/** Calls back after the history was read again, which nobody may have waited for. */
	onReadAnew(call: () => void): void
	/** Whether a new snapshot would be worth its cost by now. */
	isWriteDue(): boolean
	/** Reads and opens everything, and changes nothing. */
	examine(vault: Vault): Promise<HistoryCheck>
	/** Takes in whatever is whole in any file, and writes a new snapshot. */
	gather(): Promise<HistoryRepair>
	close(): Promise<void>
}

/** Whether a journal of this size is to become part of the snapshot, which has that size. */
export type CompactWhen = (journalBytes: number, snapshotBytes: number) => boolean

/** Of tokens; a few milliseconds' work. */
const tokensAtOnce = 1000

/** Some seventy looks at a server. A journal of twice that keeps a command waiting a twentieth longer. */
const smallJournalBytes = 16 * 1024

/** Some five hundred tokens issued. Reading four times that keeps the first frame waiting twice as long. */
const largeJournalBytes = 512 * 1024

/**
 * In proportion to the snapshot, so that on average a change costs the same at most sizes; but a
 * small part of it only, and no more than so much, as opening has to read every record of a journal and few of a
 * snapshot.
 */
const whenLarge: CompactWhen = (journalBytes, snapshotBytes) =>
	journalBytes > Math.max(smallJournalBytes, Math.min(largeJournalBytes, snapshotBytes / 32))

/** The history in a folder: snapshots and journals. */
export function diskAdapter(options: {
	readonly disk: Disk
	readonly standing: Standing
	readonly nowMs: () => number
	readonly compactWhen?: CompactWhen | undefined
	/** Whether a large snapshot's index is believed before all of it is known to be whole. */
	readonly restLater?: boolean | undefined
}): HistoryAdapter {
	const { disk, standing, nowMs, compactWhen = whenLarge } = options
	let mending: Promise<void> | undefined
	let tellReadAnew = () => {}
	const inLine = serial()
	let isThere = true
	const shelf: Shelf = {
		disk,
		standing,
		nowMs,
		data: emptyData(),
		live: undefined,
		belief: options.restLater ? 'at-once' : 'when-whole',
		disbelieved: new Set(),
		packedIn: undefined,
		onDoubt: () =>
			void mend().catch((error: unknown) => {
				tell(standing, `The history could not be read again: ${causeOf(error)}.`)
			}),
		newestSeen: 0,
		snapshotBytes: 0,
		damaged: new Set(),
		older: new Set(),
		isBehind: false,
	}

	return {
		async read() {
			isThere = await secureFolder(disk, standing)
			if (!isThere) return shelf.data
			await inLine(() => readShelf(shelf))
			if (shelf.damaged.size > 0) await tryToHeal()
			const mayWrite = standing.readOnlyCause === undefined
			if (shelf.older.size > 0 && mayWrite) await bringForward(shelf, inLine)
			return shelf.data
		},
		async write() {
			if (standing.readOnlyCause === undefined) await soundly(() => compact(shelf, inLine))
		},
		prepare() {
			return soundly(() =>
				inLine(async () => {
					assertWritable(standing)
					await catchUp(shelf)
					assertWritable(standing)
				}),
			)
		},
		append(records) {
			let isOnDisk = false
			return soundly(() =>
				inLine(async () => {
					if (!isOnDisk) await append(shelf, records)
					isOnDisk = true
					// Before anyone else gets their turn: what is read is merged token by token, and a snapshot of what is
					// in memory replaces this journal.
					mergeAll(shelf.data, records)
				}),
			)
		},
		catchUp: () => soundly(() => inLine(async () => void (isThere && (await catchUp(shelf))))),
		async readRest(isWanted) {
			while (isWanted() && shelf.data.tokens.makeSome(tokensAtOnce)) await setImmediate()
			const { packed } = shelf.data
			// A disk that cannot be read now is asked once more, for each record.
			if (packed && !(await packed.isWhole(isWanted).catch(() => !isWanted()))) await mend()
			await mending
		},
		soundly,
		onReadAnew(call) {
			tellReadAnew = call
		},
		isWriteDue() {
			const journalBytes = shelf.live?.offset ?? 0
			if (standing.readOnlyCause !== undefined) return false
			return shelf.isBehind || (journalBytes > 0 && compactWhen(journalBytes, shelf.snapshotBytes))
		},
		examine: (vault) =>
			soundly(async () => (isThere ? examine(shelf, inLine, vault) : examineMemory(shelf.data))),
		async gather() {
			assertWritable(standing)
			return soundly(async () => {
				// Without the index that may say otherwise than the lines it is of.
				await mend()
				return gather(shelf, inLine)
			})
		},
		async close() {
			await mending?.catch(() => undefined)
			await inLine(async () => {
				await closeLive(shelf)
				await shelf.data.packed?.close()
			})
		},
	}

	async function soundly<Value>(work: () => Promise<Value>): Promise<Value> {
		try {
			return await work()
		} catch (error) {
			if (!(error instanceof LineDamaged)) throw error
			await mend()
			return work()
		}
	}

	/** One reading serves all who wait for it. */
	function mend(): Promise<void> {
		mending ??= readAgain().finally(() => {
			mending = undefined
		})
		return mending
	}

	async function readAgain(): Promise<void> {
		await inLine(() => readAnew(shelf))
		if (shelf.damaged.size > 0) await tryToHeal()
		tellReadAnew()
	}

	async function tryToHeal(): Promise<void> {
		if (standing.readOnlyCause !== undefined) {
			for (const name of shelf.damaged) tell(standing, `${name} in ${standing.folder} is damaged.`)
			return
		}
		await heal(shelf, inLine)
	}
}

/** A history that lives as long as the process and touches no disk. */
export function memoryAdapter(data: HistoryData): HistoryAdapter {
	return {
		read: async () => data,
		write: async () => {},
		prepare: async () => {},
		append: async (records) => mergeAll(data, records),
		catchUp: async () => {},
		isWriteDue: () => false,
		examine: async () => examineMemory(data),
		readRest: async () => {},
		soundly: (work) => work(),
		onReadAnew: () => {},
		gather: async () => {
			throw new StoreFault({ code: 'history-read-only', detail: 'it is kept in memory alone' })
		},
		close: async () => {},
	}
}
