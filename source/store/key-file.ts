import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Disk } from './disk.ts'
import { keyName, listingOf, temporaryName } from './file-names.ts'
import { type KeyFile, keyFileText, keyPlaceOf, readKeyFileText } from './key-file-text.ts'
import { openSafely, writeAll } from './safe-file.ts'
import { errnoOf, faultOf } from './store-fault.ts'

const mostBytes = 64 * 1024
const mostTries = 20

/** What is in the key file; null when there is none, `key-unreadable` with the cause. */
export function readKeyFile(disk: Disk, folder: string): Promise<Outcome<KeyFile | null>> {
	return readAs(disk, folder, readKeyFileText)
}

/** Where the keys lie, as far as the key file's shape says; the faults are those of reading it. */
export function findKeyPlace(
	disk: Disk,
	folder: string,
): Promise<Outcome<KeyFile['place'] | null>> {
	return readAs(disk, folder, keyPlaceOf)
}

async function readAs<Content>(
	disk: Disk,
	folder: string,
	contentOf: (text: string) => Content | undefined,
): Promise<Outcome<Content | null>> {
	const path = join(folder, keyName)
	try {
		const text = await textOf(disk, folder, path)
		const content = contentOf(text)
		return content
			? ok(content)
			: failed('key-unreadable', { place: path, detail: 'it is damaged' })
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
 * Makes a key file and answers the one that is in force: this, or that of another process that was
 * faster. A key file that is there is never written to.
 */
export async function createKeyFile(
	disk: Disk,
	folder: string,
	wanted: KeyFile,
): Promise<Outcome<KeyFile>> {
	const path = join(folder, keyName)
	try {
		for (let tries = 0; tries < mostTries; tries++) {
			// A link appears with all of its content at once, and not at all where there is one already.
			await writeThen(disk, folder, wanted, (from) => disk.link(from, path))
			const read = await readKeyFile(disk, folder)
			if (!read.ok) return read
			if (read.value) return ok(read.value)
		}
		return failed('key-unreadable', { place: path, detail: 'it is not there' })
	} catch (error) {
		return { ok: false, fault: faultOf(error, 'history-not-written', path) }
	}
}

/**
 * Puts another key file in the place of the one that is there, at one stroke: whenever this ends
 * half-way, there is the old one or the new one, whole. Fault: `history-not-written`.
 */
export async function replaceKeyFile(
	disk: Disk,
	folder: string,
	file: KeyFile,
): Promise<Outcome<void>> {
	const path = join(folder, keyName)
	try {
		for (let tries = 0; tries < mostTries; tries++) {
			if (await writeThen(disk, folder, file, (from) => disk.rename(from, path))) {
				return ok(undefined)
			}
		}
		return failed('history-not-written', {
			place: path,
			detail: 'other processes keep changing it',
		})
	} catch (error) {
		return { ok: false, fault: faultOf(error, 'history-not-written', path) }
	}
}

/** Whether it was put there: another process may be faster, or take our file for a leftover. */
async function writeThen(
	disk: Disk,
	folder: string,
	content: KeyFile,
	put: (from: string) => Promise<void>,
): Promise<boolean> {
	const temporary = join(folder, temporaryName(keyName, randomBytes(6).toString('hex')))
	try {
		const file = await openSafely(disk, temporary, 'create')
		try {
			await writeAll(file, Buffer.from(keyFileText(content)))
			await file.sync()
		} finally {
			await file.close()
		}
		await put(temporary)
	} catch (error) {
		if (!['EEXIST', 'ENOENT'].includes(errnoOf(error) ?? '')) throw error
		return false
	} finally {
		await disk.remove(temporary).catch(() => undefined)
	}
	await disk.syncFolder(folder)
	return true
}
