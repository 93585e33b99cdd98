import type { Adapter } from 'lowdb'
import { append } from './append.ts'
import { compact, heal } from './compact.ts'
import type { Disk } from './disk.ts'
import { emptyData, type HistoryData } from './history-data.ts'
import { catchUp, readShelf } from './read-shelf.ts'
import type { HistoryRecord } from './record.ts'
import { secureFolder } from './safe-folder.ts'
import { serial } from './serial.ts'
import { closeLive, type Shelf } from './shelf.ts'
import { type Standing, tell } from './standing.ts'
import { causeOf, StoreFault } from './store-fault.ts'

/**
 * lowdb's adapter, and what lowdb has no word for: a change goes to the journal and leaves the rest
 * of the history alone. `read` answers the data that all other calls work on; `write` makes a new
 * snapshot of it. All of them reject with a `StoreFault` or as the disk put it.
 */
export type HistoryAdapter = Adapter<HistoryData> & {
	/** Resolves once the records are on disk for good; merging them is left to the caller. */
	append(records: readonly HistoryRecord[]): Promise<void>
	/** Merges what other processes have written. */
	catchUp(): Promise<void>
	/** Whether a new snapshot would be worth its cost by now. */
	isWriteDue(): boolean
	close(): Promise<void>
}

/** Below this size of the journal a snapshot is not worth the writing. */
const smallJournalBytes = 512 * 1024

/** The history in a folder: snapshots and journals. */
export function diskAdapter(options: {
	readonly disk: Disk
	readonly standing: Standing
	readonly nowMs: () => number
	readonly compactAtBytes?: number
}): HistoryAdapter {
	const { disk, standing, nowMs, compactAtBytes = smallJournalBytes } = options
	const inLine = serial()
	const shelf: Shelf = {
		disk,
		standing,
		nowMs,
		data: emptyData(),
		live: undefined,
		newestSeen: 0,
		snapshotBytes: 0,
		damaged: new Set(),
		isBehind: false,
	}

	return {
		async read() {
			await secureFolder(disk, standing)
			await inLine(() => readShelf(shelf))
			if (shelf.damaged.size > 0) await tryToHeal()
			return shelf.data
		},
		async write() {
			if (standing.readOnlyBecause === undefined) await compact(shelf, inLine)
		},
		append(records) {
			return inLine(async () => {
				const { folder, readOnlyBecause } = standing
				if (readOnlyBecause !== undefined) {
					const detail = readOnlyBecause
					throw new StoreFault({ code: 'history-read-only', place: folder, detail })
				}
				await append(shelf, records)
			})
		},
		catchUp: () => inLine(() => catchUp(shelf)),
		isWriteDue() {
			const journalBytes = shelf.live?.offset ?? 0
			// In proportion to the snapshot, so that on average a change costs the same at any size.
			return shelf.isBehind || journalBytes > Math.max(compactAtBytes, shelf.snapshotBytes)
		},
		close: () => inLine(() => closeLive(shelf)),
	}

	async function tryToHeal(): Promise<void> {
		if (standing.readOnlyBecause !== undefined) {
			for (const name of shelf.damaged) tell(standing, `${name} in ${standing.folder} is damaged.`)
			return
		}
		await heal(shelf, inLine).catch((error: unknown) => {
			tell(standing, `The history could not be written anew: ${causeOf(error)}.`)
		})
	}
}

/** A history that lives as long as the process and touches no disk. */
export function memoryAdapter(): HistoryAdapter {
	return {
		read: async () => emptyData(),
		write: async () => {},
		append: async () => {},
		catchUp: async () => {},
		isWriteDue: () => false,
		close: async () => {},
	}
}
