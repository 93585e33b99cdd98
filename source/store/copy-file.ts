import { randomBytes } from 'node:crypto'
import { temporaryName } from './file-names.ts'
import { openSafely, writeAll } from './safe-file.ts'
import { pathOn, type Shelf } from './shelf.ts'
import { errnoOf } from './store-fault.ts'

const mostTries = 5

/**
 * Copies a file of the store to another name in its folder, whole or not at all, and durably. What
 * is there under that name is replaced. Rejects as the disk put it.
 */
export async function copyFile(shelf: Shelf, from: string, to: string): Promise<void> {
	for (let tries = 1; ; tries++) {
		const temporary = temporaryName(to, randomBytes(6).toString('hex'))
		try {
			await copyBytes(shelf, pathOn(shelf, from), pathOn(shelf, temporary))
			await shelf.disk.rename(pathOn(shelf, temporary), pathOn(shelf, to))
			await shelf.disk.syncFolder(shelf.standing.folder)
			return
		} catch (error) {
			await shelf.disk.remove(pathOn(shelf, temporary)).catch(() => undefined)
			// A process that starts may take our unfinished file for a leftover.
			if (errnoOf(error) !== 'ENOENT' || tries === mostTries) throw error
		}
	}
}

async function copyBytes({ disk }: Shelf, from: string, to: string): Promise<void> {
	const source = await openSafely(disk, from, 'read')
	try {
		const target = await openSafely(disk, to, 'create')
		try {
			const chunk = Buffer.alloc(256 * 1024)
			let position = 0
			for (let got = -1; got !== 0; position += got) {
				got = await source.read(chunk, position)
				await writeAll(target, chunk.subarray(0, got))
			}
			await target.sync()
		} finally {
			await target.close()
		}
	} finally {
		await source.close()
	}
}
