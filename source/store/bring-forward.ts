import { compact } from './compact.ts'
import { copyFile } from './copy-file.ts'
import { keptName } from './file-names.ts'
import type { Serial } from './serial.ts'
import { pathOn, type Shelf } from './shelf.ts'
import { tell } from './standing.ts'
import { causeOf } from './store-fault.ts'

/**
 * Writes a history that an older version wrote in the layout of this one, keeps the old files under
 * names of their own, and says so. Where the disk refuses, everything stays as it was: it can be read
 * and added to all the same, and the next start tries again.
 */
export async function bringForward(shelf: Shelf, inLine: Serial): Promise<void> {
	const names = [...shelf.older]
	const { standing } = shelf
	shelf.older.clear()
	try {
		const kept = names.map(keptName)
		for (const [index, name] of names.entries()) await copyFile(shelf, name, kept[index] ?? name)
		await compact(shelf, inLine)
		const where = kept.map((name) => pathOn(shelf, name)).join(', ')
		tell(
			standing,
			`The history was written by an older tgtoken; it has been brought forward. The old files are kept as ${where}.`,
		)
	} catch (error) {
		const why = `${causeOf(error)}; it works as it is`
		tell(standing, `The history of an older tgtoken could not be brought forward: ${why}.`)
	}
}
