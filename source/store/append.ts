import { batchLine } from './batch-line.ts'
import { journalName, last } from './file-names.ts'
import { catchUp } from './read-shelf.ts'
import type { HistoryRecord } from './record.ts'
import { openSafely } from './safe-file.ts'
import { closeLive, type LiveJournal, listShelf, pathOn, type Shelf } from './shelf.ts'
import { assertWritable } from './standing.ts'
import { errnoOf, StoreFault } from './store-fault.ts'

/**
 * How long a change is tried again that others overtake, by tries and by time: on a machine that hardly gets
 * to anything, sixteen compacting windows overtake one another more than twenty times.
 */
const fewestTries = 20
const patienceMs = 10_000

/**
 * Appends records to the live journal as one line, in one write, and resolves once they are on disk
 * for good in a place every reader looks at. Rejects with a `StoreFault`, or as the disk put it.
 *
 * No lock is needed. Whoever wants to compact makes the next journal first and only then reads the
 * old one. So a line that is complete while there is no newer journal is in every later snapshot; a
 * line that came too late is appended once more to the newer one, and merging it twice does no harm.
 */
export async function append(shelf: Shelf, records: readonly HistoryRecord[]): Promise<void> {
	// The newline in front closes off half a line that a full disk may have left behind.
	const bytes = Buffer.from(`\n${batchLine(records)}\n`)
	const beganMs = performance.now()
	for (let tries = 0; tries < fewestTries || performance.now() - beganMs < patienceMs; tries++) {
		const live = await liveToWrite(shelf, tries > 0)
		assertWritable(shelf.standing)
		if (live && (await writeOnce(shelf, live, bytes))) return
	}
	const place = shelf.standing.folder
	throw new StoreFault({
		code: 'history-not-written',
		place,
		detail: 'other processes keep changing it',
	})
}

async function liveToWrite(shelf: Shelf, isToBeSought: boolean): Promise<LiveJournal | undefined> {
	if (!shelf.live || isToBeSought) {
		await catchUp(shelf)
		const { snapshots } = await listShelf(shelf)
		if (!shelf.live || shelf.live.generation < last(snapshots)) {
			await closeLive(shelf)
			await createJournal(shelf, Math.max(last(snapshots), shelf.newestSeen + 1))
			await catchUp(shelf)
		}
	}
	const { live } = shelf
	if (live && !live.isNameSafe) {
		await shelf.disk.syncFolder(shelf.standing.folder)
		live.isNameSafe = true
	}
	return live
}

/** Whether the line has arrived where every reader looks. */
async function writeOnce(shelf: Shelf, live: LiveJournal, bytes: Buffer): Promise<boolean> {
	const written = await live.file.write(bytes)
	if (written < bytes.length) {
		const place = pathOn(shelf, journalName(live.generation))
		throw new StoreFault({ code: 'history-not-written', place, detail: 'the disk is full' })
	}
	await live.file.sync()
	const { journals, snapshots } = await listShelf(shelf)
	const { nlink, size } = await live.file.stat()
	const isLive = last(journals) === live.generation && last(snapshots) <= live.generation
	if (!isLive || nlink === 0) return false
	// Nobody else has written in between: no need to read our own line back.
	if (size === live.offset + bytes.length) live.offset = size
	return true
}

/**
 * Makes an empty journal. False when there is one of that number or a higher one already. It is never taken
 * away again by who made it: others may have followed to it by then, written, and gone on to the next. Should a
 * process that was held up for long bring back a number that has had its day, nobody reads it: all begin
 * behind the last snapshot, and who has been reading an older journal sees that that one is gone.
 */
export async function createJournal(shelf: Shelf, generation: number): Promise<boolean> {
	const path = pathOn(shelf, journalName(generation))
	try {
		await (await openSafely(shelf.disk, path, 'create')).close()
	} catch (error) {
		if (errnoOf(error) === 'EEXIST') return false
		throw error
	}
	await shelf.disk.syncFolder(shelf.standing.folder)
	const { journals, snapshots } = await listShelf(shelf)
	return last(journals) <= generation && last(snapshots) <= generation
}
