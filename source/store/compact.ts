import { randomBytes } from 'node:crypto'
import { createJournal } from './append.ts'
import { journalName, last, snapshotName, temporaryName } from './file-names.ts'
import { catchUp } from './read-shelf.ts'
import { openSafely } from './safe-file.ts'
import type { Serial } from './serial.ts'
import { listShelf, pathOn, type Shelf } from './shelf.ts'
import { writeSnapshot } from './snapshot-file.ts'
import { errnoOf } from './store-fault.ts'

/**
 * Writes the whole history as a snapshot of the next number. The journals it replaces and the
 * snapshot before it are kept until the one after: should this one be damaged, those two together
 * still hold everything. Does nothing when another process is at it. Changes can be appended all the
 * while; only the change of journals stands in their line.
 */
export async function compact(shelf: Shelf, inLine: Serial): Promise<void> {
	const { disk, standing } = shelf
	const generation = await inLine(() => changeJournal(shelf))
	if (generation === undefined) return
	shelf.isBehind = false
	const name = snapshotName(generation)
	const temporary = pathOn(shelf, temporaryName(name, randomBytes(6).toString('hex')))
	try {
		const file = await openSafely(disk, temporary, 'create')
		try {
			shelf.snapshotBytes = await writeSnapshot(file, shelf.data)
			await file.sync()
		} finally {
			await file.close()
		}
		await disk.rename(temporary, pathOn(shelf, name))
	} catch (error) {
		shelf.isBehind = true
		await disk.remove(temporary).catch(() => undefined)
		throw error
	}
	await disk.syncFolder(standing.folder)
	await tidy(shelf, generation)
}

async function changeJournal(shelf: Shelf): Promise<number | undefined> {
	await catchUp(shelf)
	const { journals, snapshots } = await listShelf(shelf)
	const generation = Math.max(last(journals), last(snapshots), shelf.newestSeen) + 1
	if (!(await createJournal(shelf, generation))) return undefined
	await catchUp(shelf)
	return generation
}

async function tidy(shelf: Shelf, generation: number): Promise<void> {
	const { snapshots, journals } = await listShelf(shelf)
	if (last(snapshots) > generation) {
		// We were held up and overtaken; without its journals ours would be half a backup.
		await shelf.disk.remove(pathOn(shelf, snapshotName(generation)))
		return
	}
	const backup = snapshots.at(-2) ?? 0
	const old = [
		...snapshots.filter((number) => number < backup).map(snapshotName),
		...journals.filter((number) => number < backup).map(journalName),
	]
	// The oldest first, and none where one before it stays: a journal that is there has all later ones behind it.
	for (const name of old) {
		const isGone = await shelf.disk.remove(pathOn(shelf, name)).then(
			() => true,
			(error: unknown) => errnoOf(error) === 'ENOENT',
		)
		if (!isGone) return
	}
}
