import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { keyName, last, listingOf, rememberedName } from './file-names.ts'

/** A file of the history as it lies on disk. */
export type StoredFile = {
	readonly name: string
	/** What it is for, in a few words. */
	readonly what: string
	readonly bytes: number
	readonly modifiedAtMs: number
}

/**
 * Every file of the history in a folder, by name, without reading any or changing anything. Empty
 * where there is no such folder or it cannot be listed.
 */
export async function storedFiles(folder: string): Promise<readonly StoredFile[]> {
	const names = await readdir(folder).catch(() => [])
	const listing = listingOf(names)
	const ours = [...listing.lasting, ...listing.temporary].sort()
	const found = await Promise.all(
		ours.map(async (name) => {
			const stats = await lstat(join(folder, name)).catch(() => undefined)
			if (!stats) return []
			const what = wordsFor(name, last(listing.snapshots))
			return [{ name, what, bytes: stats.size, modifiedAtMs: stats.mtimeMs }]
		}),
	)
	return found.flat()
}

function wordsFor(name: string, snapshot: number): string {
	if (name === keyName) return 'the key, or what opens it elsewhere'
	if (name === rememberedName) return 'what the screens remember, such as the order of lists'
	if (name.endsWith('.tmp')) return 'left behind by a process that ended half-way'
	if (name.includes('.corrupt-')) return 'damaged, set aside'
	if (name.includes('.before-')) return 'of an older version, kept'
	const number = Number(/-(\d+)\./.exec(name)?.[1])
	if (number < snapshot) return 'backup'
	return name.startsWith('journal') ? 'changes since the snapshot' : 'snapshot'
}
