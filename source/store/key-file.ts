import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Disk } from './disk.ts'
import { keyName, listingOf, temporaryName } from './file-names.ts'
import { type KeyRing, keyFileText, readKeyFileText } from './key-file-text.ts'
import { openSafely, writeAll } from './safe-file.ts'
import { errnoOf, faultOf } from './store-fault.ts'

const mostBytes = 64 * 1024

/** The keys in the key file; null when there is no such file, `key-unreadable` with the cause. */
export async function readKeyFile(disk: Disk, folder: string): Promise<Outcome<KeyRing | null>> {
	const path = join(folder, keyName)
	try {
		const text = await textOf(disk, folder, path)
		const ring = readKeyFileText(text)
		return ring ? ok(ring) : failed('key-unreadable', { place: path, detail: 'it is damaged' })
	} catch (error) {
		if (errnoOf(error) === 'ENOENT') return ok(null)
		const { detail } = faultOf(error, 'key-unreadable', path)
		return failed('key-unreadable', { place: path, ...(detail === undefined ? {} : { detail }) })
	}
}

async function textOf(disk: Disk, folder: string, path: string): Promise<string> {
	// While another process is making the key, the file has a second name for a moment.
	await removeTemporary(disk, folder)
	const file = await openSafely(disk, path, 'read')
	try {
		const bytes = Buffer.alloc(mostBytes)
		return bytes.toString('utf8', 0, await file.read(bytes, 0))
	} finally {
		await file.close()
	}
}

/** Takes away the second names of key files being made; their makers notice and go on. */
async function removeTemporary(disk: Disk, folder: string): Promise<void> {
	const names = listingOf(await disk.list(folder)).temporary
	for (const name of names.filter((name) => name.startsWith(`${keyName}.`))) {
		await disk.remove(join(folder, name)).catch(() => undefined)
	}
}

/**
 * Makes a key file and answers the keys that are in force: these, or those of another process that
 * was faster. A key file that is there is never written to.
 */
export async function createKeyFile(
	disk: Disk,
	folder: string,
	ring: KeyRing,
): Promise<Outcome<KeyRing>> {
	const path = join(folder, keyName)
	try {
		for (let tries = 0; tries < 20; tries++) {
			await makeOrFind(disk, folder, path, ring)
			const read = await readKeyFile(disk, folder)
			if (!read.ok) return read
			if (read.value) return ok(read.value)
		}
		return failed('key-unreadable', { place: path, detail: 'it is not there' })
	} catch (error) {
		return { ok: false, fault: faultOf(error, 'history-not-written', path) }
	}
}

async function makeOrFind(disk: Disk, folder: string, path: string, ring: KeyRing) {
	const temporary = join(folder, temporaryName(keyName, randomBytes(6).toString('hex')))
	try {
		const file = await openSafely(disk, temporary, 'create')
		try {
			await writeAll(file, Buffer.from(keyFileText(ring)))
			await file.sync()
		} finally {
			await file.close()
		}
		// A link appears with all of its content at once, and not at all where there is one already.
		await disk.link(temporary, path).catch((error: unknown) => {
			// Another process was faster, or took our unfinished file for a leftover.
			if (!['EEXIST', 'ENOENT'].includes(errnoOf(error) ?? '')) throw error
		})
	} finally {
		await disk.remove(temporary).catch(() => undefined)
	}
	await disk.syncFolder(folder)
}
