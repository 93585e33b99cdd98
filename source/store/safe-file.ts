import { constants, type Stats } from 'node:fs'
import type { Disk, DiskFile } from './disk.ts'
import { errnoOf, StoreFault } from './store-fault.ts'

/** How a file is opened: to read, to append to and read, or made new for us alone. */
export type OpenHow = 'read' | 'append' | 'create'

const flagsOf: Readonly<Record<OpenHow, number>> = {
	read: constants.O_RDONLY,
	append: constants.O_RDWR | constants.O_APPEND,
	create: constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL,
}

/**
 * Opens one of the store's files. A symbolic or hard link, somebody else's file, or what is no file
 * at all is refused with `history-unreadable`; other failures reject as the disk put them. A new
 * file is 0600 whatever the umask.
 */
export async function openSafely(disk: Disk, path: string, how: OpenHow): Promise<DiskFile> {
	const file = await disk.open(path, flagsOf[how]).catch((error: unknown) => {
		if (errnoOf(error) === 'ELOOP') throw refusal(path, 'it is a symbolic link')
		throw error
	})
	try {
		if (how === 'create') await file.chmod(0o600)
		const stat = await file.stat()
		const reason = stat.isFile() ? reasonAgainst(stat) : 'it is not a regular file'
		if (reason) throw refusal(path, reason)
		return file
	} catch (error) {
		await file.close()
		throw error
	}
}

/** Why a file or folder cannot be trusted with the history; undefined when it can. */
export function reasonAgainst(
	stat: Pick<Stats, 'uid' | 'nlink' | 'isFile'>,
	mayHaveTwoNames = false,
): string | undefined {
	const me = process.geteuid?.()
	if (me !== undefined && stat.uid !== me) return 'it belongs to another user'
	if (!mayHaveTwoNames && stat.isFile() && stat.nlink > 1)
		return 'it has a second name (a hard link)'
	return undefined
}

/** The fault for what stands in a place of the store and must not be touched. */
export function refusal(path: string, reason: string): StoreFault {
	return new StoreFault({ code: 'history-unreadable', place: path, detail: reason })
}

/** Writes all of it, in as many calls as the disk wants. */
export async function writeAll(file: DiskFile, bytes: Uint8Array): Promise<void> {
	for (let rest = bytes; rest.length > 0; ) {
		const written = await file.write(rest)
		if (written === 0) throw Object.assign(new Error('nothing written'), { code: 'ENOSPC' })
		rest = rest.subarray(written)
	}
}
