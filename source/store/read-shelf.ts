import { mergeLine } from './batch-line.ts'
import { journalName, last, snapshotName } from './file-names.ts'
import { clear } from './history-data.ts'
import { type Merger, mergeInto } from './merge.ts'
import { LineDamaged } from './packed-tokens.ts'
import { readLines } from './read-lines.ts'
import { readSnapshot } from './read-snapshot.ts'
import { openSafely, refusal } from './safe-file.ts'
import {
	closeLive,
	type LiveJournal,
	listShelf,
	newerSchema,
	openJournal,
	pathOn,
	type Shelf,
} from './shelf.ts'
import { tell } from './standing.ts'
import { errnoOf } from './store-fault.ts'

const mostTries = 20

/**
 * Reads the newest whole snapshot and every journal since, and leaves the newest journal live.
 * Another process may put a new snapshot in place meanwhile and tidy away what we were about to
 * read: then all is read again, which does no harm, as merging is idempotent.
 */
export async function readShelf(shelf: Shelf): Promise<void> {
	const isFirst = shelf.data.version === 0
	for (let tries = 0; tries < mostTries; tries++) {
		// Only into an empty history can a snapshot be taken without reading each of its records.
		if (isFirst) await clear(shelf.data)
		const merger = mergeInto(shelf.data)
		try {
			const isRead = await tryToRead(shelf, merger).finally(() => merger.finish())
			if (isRead) return
		} catch (error) {
			const isItsIndex = error instanceof LineDamaged && isFirst && shelf.packedIn !== undefined
			if (isItsIndex) shelf.disbelieved.add(shelf.packedIn ?? '')
			else if (errnoOf(error) !== 'ENOENT') throw error
		}
	}
	throw refusal(shelf.standing.folder, 'other processes keep changing it')
}

async function tryToRead(shelf: Shelf, merger: Merger): Promise<boolean> {
	await closeLive(shelf)
	const { snapshots, journals } = await listShelf(shelf)
	const base = await readNewestWhole(shelf, merger, snapshots)
	const from = Math.max(base, 1)
	const wanted = journals.filter((generation) => generation >= from)
	for (const generation of wanted) {
		const journal = await openJournal(shelf, generation)
		await closeLive(shelf)
		shelf.live = journal
		await readOn(shelf, journal, merger)
	}
	const after = await listShelf(shelf)
	if (last(after.snapshots) !== last(snapshots)) return false
	noteGap(shelf, base, wanted)
	return true
}

async function readNewestWhole(
	shelf: Shelf,
	merger: Merger,
	snapshots: readonly number[],
): Promise<number> {
	for (const generation of snapshots.toReversed()) {
		const name = snapshotName(generation)
		const file = await openSafely(shelf.disk, pathOn(shelf, name), 'read')
		const belief = shelf.disbelieved.has(name) ? 'never' : shelf.belief
		const about = { belief, onDoubt: shelf.onDoubt } as const
		const { packed } = shelf.data
		const { fate, bytes, lacksIndex } = await readSnapshot(file, merger, shelf.data, about)
		shelf.snapshotBytes = bytes
		if (shelf.data.packed !== packed) shelf.packedIn = name
		// The next change writes one.
		if (fate === 'whole' && lacksIndex) shelf.isBehind = true
		if (fate === 'newer') shelf.standing.readOnlyCause = newerSchema
		if (fate === 'older') shelf.older.add(name)
		if (fate !== 'damaged') return generation
		shelf.damaged.add(name)
	}
	return 0
}

/** Reads what has been appended to a journal since the last time. */
export async function readOn(shelf: Shelf, journal: LiveJournal, merger: Merger): Promise<void> {
	const onLine = (line: Buffer) => {
		const fate = mergeLine(line, merger)
		if (fate === 'newer') shelf.standing.readOnlyCause = newerSchema
		if (fate === 'broken') shelf.damaged.add(journalName(journal.generation))
		if (fate === 'older') shelf.older.add(journalName(journal.generation))
	}
	// A line that lacks nothing but its newline counts; half a line at the end is nobody's fault.
	const onRest = (rest: Buffer) => void mergeLine(rest, merger)
	journal.offset = await readLines(journal.file, journal.offset, onLine, onRest)
}

function noteGap(shelf: Shelf, base: number, journals: readonly number[]): void {
	const first = Math.max(base, 1)
	const newest = Math.max(base, last(journals))
	const expected = Array.from({ length: newest - first + 1 }, (_, index) => first + index)
	const missing = expected.filter((generation) => !journals.includes(generation))
	if (missing.length === 0) return
	const { folder } = shelf.standing
	const text =
		base === 0 && !journals.includes(1)
			? `There is no snapshot in ${folder}; what stood in none but it is lost.`
			: `${missing.map(journalName).join(', ')} in ${folder} is not there; what stood in none but it is lost.`
	tell(shelf.standing, text)
}

/**
 * Merges what has been appended since the last time, by us or by others, and follows to a newer
 * journal where there is one.
 */
export async function catchUp(shelf: Shelf): Promise<void> {
	const { journals, snapshots } = await listShelf(shelf)
	const newest = last(journals)
	const { live } = shelf
	if (!live) {
		if (newest > 0 || snapshots.length > 0) await readShelf(shelf)
		return
	}
	const { nlink, size } = await live.file.stat()
	const merger = mergeInto(shelf.data)
	try {
		if (newest === live.generation && nlink > 0 && size >= live.offset) {
			if (size > live.offset) await readOn(shelf, live, merger)
			return
		}
		const between = journals.filter((generation) => generation > live.generation)
		// A journal that is gone may be older than one of a number that was brought back.
		const isUnbroken = nlink > 0 && between.length === newest - live.generation
		if (newest > live.generation && isUnbroken) {
			// Everything confirmed in the old journal was in it before the new one appeared.
			await readOn(shelf, live, merger)
			for (const generation of between) {
				const journal = await openJournal(shelf, generation)
				await closeLive(shelf)
				shelf.live = journal
				await readOn(shelf, journal, merger)
			}
			return
		}
	} catch (error) {
		if (errnoOf(error) !== 'ENOENT') throw error
	} finally {
		merger.finish()
	}
	// Taken away or cut short by somebody who is not tgtoken: what we hold in memory is all there is.
	if (newest <= live.generation) shelf.isBehind = true
	await readShelf(shelf)
}
