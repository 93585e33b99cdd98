import { join } from 'node:path'
import type { Disk, DiskFile } from './disk.ts'
import { journalName, type Listing, listingOf } from './file-names.ts'
import type { HistoryData } from './history-data.ts'
import type { Belief } from './read-snapshot.ts'
import { openSafely } from './safe-file.ts'
import type { Standing } from './standing.ts'
import { causeOf, isRefusal } from './store-fault.ts'

/** The journal that is being appended to, and how far we have read it. */
export type LiveJournal = {
	readonly generation: number
	readonly file: DiskFile
	offset: number
	/** Whether its name in the folder is known to be on disk for good. */
	isNameSafe: boolean
}

/** What the parts of the disk adapter share: the folder, what was read from it, and how far. */
export type Shelf = {
	readonly disk: Disk
	readonly standing: Standing
	readonly data: HistoryData
	readonly nowMs: () => number
	live: LiveJournal | undefined
	/** How far the index of a snapshot is believed, but for those that proved wrong. */
	readonly belief: Belief
	/** Names of snapshots whose index proved wrong. */
	readonly disbelieved: Set<string>
	/** The snapshot in which the packed tokens lie. */
	packedIn: string | undefined
	/** Called when a line of it is found damaged by who cannot throw. */
	readonly onDoubt: () => void
	/** The newest journal there ever was, as far as we know. */
	newestSeen: number
	snapshotBytes: number
	/** Names of snapshots and journals found damaged and not yet set aside. */
	readonly damaged: Set<string>
	/** Names of those written by an older version and not yet brought forward. */
	readonly older: Set<string>
	/** Set when a snapshot is to be written soon: the disk holds less than the memory, or has no index of it. */
	isBehind: boolean
}

/** Why a history of a newer version is only read. */
export const newerSchema = 'it was written by a newer version of tgtoken'

/** The store's files that are there now. */
export async function listShelf({ disk, standing }: Shelf): Promise<Listing> {
	return listingOf(await disk.list(standing.folder))
}

/** The path of a file of the store. */
export function pathOn({ standing }: Shelf, name: string): string {
	return join(standing.folder, name)
}

/** Opens a journal to read it and append to it, or only to read it where that is all we may. */
export async function openJournal(shelf: Shelf, generation: number): Promise<LiveJournal> {
	const { disk, standing } = shelf
	const path = pathOn(shelf, journalName(generation))
	const how = standing.readOnlyCause === undefined ? 'append' : 'read'
	const file = await openSafely(disk, path, how).catch((error: unknown) => {
		if (how === 'read' || !isRefusal(error)) throw error
		standing.readOnlyCause = `nothing can be written to ${path}, ${causeOf(error)}`
		return openSafely(disk, path, 'read')
	})
	shelf.newestSeen = Math.max(shelf.newestSeen, generation)
	return { generation, file, offset: 0, isNameSafe: false }
}

/** Lets go of the live journal. */
export async function closeLive(shelf: Shelf): Promise<void> {
	const { live } = shelf
	shelf.live = undefined
	await live?.file.close().catch(() => undefined)
}
