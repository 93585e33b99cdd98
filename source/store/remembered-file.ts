import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Disk, realDisk } from './disk.ts'
import { rememberedName, temporaryName } from './file-names.ts'
import { openSafely, writeAll } from './safe-file.ts'

/** Far more than there is to remember. */
const mostBytes = 4096

/**
 * The file in the history's folder for what the screens remember (0600). Neither call ever rejects: what cannot
 * be read is nothing, and what cannot be written is forgotten.
 */
export type RememberedFile = {
	/** Its text; empty when there is none. */
	read(): Promise<string>
	/** Puts another text in its place, whole or not at all; the last of several calls stays. */
	write(text: string): Promise<void>
}

/** That file in a folder. */
export function rememberedFile(folder: string, disk: Disk = realDisk): RememberedFile {
	const path = join(folder, rememberedName)
	let writing = Promise.resolve()
	return {
		read: () => textOf(disk, path).catch(() => ''),
		write: (text) => {
			writing = writing.then(() => replace(disk, folder, text)).catch(() => undefined)
			return writing
		},
	}
}

async function textOf(disk: Disk, path: string): Promise<string> {
	const file = await openSafely(disk, path, 'read')
	try {
		const bytes = Buffer.alloc(mostBytes)
		return bytes.toString('utf8', 0, await file.read(bytes, 0))
	} finally {
		await file.close()
	}
}

async function replace(disk: Disk, folder: string, text: string): Promise<void> {
	const temporary = join(folder, temporaryName(rememberedName, randomBytes(6).toString('hex')))
	const file = await openSafely(disk, temporary, 'create')
	try {
		try {
			await writeAll(file, Buffer.from(text))
		} finally {
			await file.close()
		}
		await disk.rename(temporary, join(folder, rememberedName))
	} catch (error) {
		await disk.remove(temporary).catch(() => undefined)
		throw error
	}
}
