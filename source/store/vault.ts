import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Disk } from './disk.ts'
import { keyName } from './file-names.ts'
import { createKeyFile, readKeyFile } from './key-file.ts'
import type { KeyRing } from './key-file-text.ts'
import { open, type SealingKey, seal, sealedWith } from './sealing.ts'
import { type Standing, tell } from './standing.ts'

/**
 * Seals and opens the secrets of records. `place` names the record and its field; a text opens only
 * where it was sealed for. The faults: `key-unreadable`, and `token-not-held` when the key a text
 * was sealed with is gone.
 */
export type Vault = {
	seal(place: string, text: string): Promise<Outcome<string>>
	open(place: string, sealed: string): Promise<Outcome<string>>
}

/** A vault whose key is gone when the process ends. */
export function memoryVault(): Vault {
	const ring: KeyRing = [newKey(1)]
	return {
		seal: async (place, text) => ok(sealWithLast(ring, place, text)),
		open: async (place, sealed) => openWith(ring, 'memory', place, sealed),
	}
}

/**
 * A vault whose keys lie in the `key` file, which is made when something is first to be sealed.
 * `sealedTexts` are those in the history: a new key gets a version none of them was sealed with, so
 * that the old key file fits again should it turn up.
 */
export function keyFileVault(
	disk: Disk,
	standing: Standing,
	sealedTexts: () => Iterable<string>,
): Vault {
	const { folder } = standing
	const place = join(folder, keyName)
	let ring: KeyRing | undefined

	/** Reads the file again where it may say more than we know. */
	async function ringFor(version: number | undefined): Promise<Outcome<KeyRing | null>> {
		if (ring?.some((key) => key.version === version)) return ok(ring)
		const read = await readKeyFile(disk, folder)
		if (read.ok && read.value) ring = read.value
		return read
	}

	async function ringToSealWith(): Promise<Outcome<KeyRing>> {
		// Read each time: a text sealed with a key that stands in no file any more would be lost.
		const found = await readKeyFile(disk, folder)
		if (!found.ok) return found
		if (found.value) {
			ring = found.value
			return ok(ring)
		}
		const newest = newestVersion(sealedTexts())
		const made = await createKeyFile(disk, folder, ring ?? [newKey(newest + 1)])
		if (!made.ok) return made
		if (ring) tell(standing, `The key file ${place} was gone; it has been put back.`)
		else if (newest > 0) {
			tell(
				standing,
				`A new key was made in ${place}. What was sealed before opens only with the old key file.`,
			)
		}
		ring = made.value
		return made
	}

	return {
		async seal(at, text) {
			const found = await ringToSealWith()
			return found.ok ? ok(sealWithLast(found.value, at, text)) : found
		},
		async open(at, sealed) {
			const found = await ringFor(sealedWith(sealed))
			if (!found.ok) return found
			return openWith(found.value ?? [], place, at, sealed)
		},
	}
}

/** Tells the user at the start when sealed texts cannot be opened, rather than at the first need. */
export async function checkKeyFile(
	disk: Disk,
	standing: Standing,
	hasSealed: boolean,
): Promise<void> {
	if (!hasSealed) return
	const place = join(standing.folder, keyName)
	const read = await readKeyFile(disk, standing.folder)
	if (!read.ok) {
		tell(standing, `The key file ${place} cannot be read: ${read.fault.detail ?? 'damaged'}.`)
	} else if (!read.value) {
		tell(standing, `The key file ${place} is gone: stored tokens, secrets and passwords stay shut.`)
	}
}

function newKey(version: number): SealingKey {
	return { version, bytes: randomBytes(32) }
}

function newestVersion(sealedTexts: Iterable<string>): number {
	let newest = 0
	for (const text of sealedTexts) newest = Math.max(newest, sealedWith(text) ?? 0)
	return newest
}

function sealWithLast(ring: KeyRing, place: string, text: string): string {
	return seal(ring.at(-1) ?? ring[0], place, text)
}

function openWith(
	ring: KeyRing | readonly [],
	keyPlace: string,
	place: string,
	sealed: string,
): Outcome<string> {
	const version = sealedWith(sealed)
	const key = ring.find((one) => one.version === version)
	if (!key) return failed('token-not-held', { detail: 'the key it was sealed with is gone' })
	const text = open(key, place, sealed)
	if (text !== undefined) return ok(text)
	return failed('key-unreadable', { place: keyPlace, detail: 'it does not open what is stored' })
}
