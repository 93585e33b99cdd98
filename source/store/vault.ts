import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { KeyPlace } from '../work/key-place.ts'
import type { Disk } from './disk.ts'
import { keyName } from './file-names.ts'
import { createKeyFile, findKeyPlace, readKeyFile } from './key-file.ts'
import { type KeyFile, type KeyRing, marksOf } from './key-file-text.ts'
import { moveKey } from './move-key.ts'
import { type KeySources, openKeys } from './open-keys.ts'
import { open, type SealingKey, seal, sealedWith } from './sealing.ts'
import { type Standing, tell } from './standing.ts'

/**
 * Seals and opens the secrets of records. `place` names the record and its field; a text opens only
 * where it was sealed for. The faults: `key-unreadable`, those of the key's place, and
 * `token-not-held` when the key a text was sealed with is gone.
 */
export type Vault = {
	seal(place: string, text: string): Promise<Outcome<string>>
	open(place: string, sealed: string): Promise<Outcome<string>>
	/** Gets the key now rather than at first need. */
	unlock(): Promise<Outcome<void>>
	/** Puts the key into another place, or under another passphrase. */
	move(to: KeyPlace): Promise<Outcome<void>>
	/**
	 * Whether somebody else has put it into another place since the last look; `status()` says which. An
	 * open key is remembered, so that who looks from time to time goes on when it is put away.
	 */
	isElsewhere(): Promise<boolean>
}

/** How the places of a key are called in `status()`. */
export const placeWords = {
	file: 'file 0600',
	passphrase: 'passphrase',
	keyring: 'system keyring',
} as const

/** A vault whose key is gone when the process ends. */
export function memoryVault(): Vault {
	const ring: KeyRing = [newKey(1)]
	return {
		seal: async (place, text) => ok(sealWithLast(ring, place, text)),
		open: async (place, sealed) => openWith(ring, 'memory', place, sealed),
		unlock: async () => ok(undefined),
		move: async () => failed('history-read-only', { detail: 'it is kept in memory alone' }),
		isElsewhere: async () => false,
	}
}

/**
 * A vault whose keys lie in the `key` file, or are opened by what it tells of. It is made when
 * something is first to be sealed. `sealedTexts` are those in the history: a new key gets a version
 * none of them was sealed with, so that the old key file fits again should it turn up.
 */
export function keyFileVault(
	disk: Disk,
	standing: Standing,
	sealedTexts: () => Iterable<string>,
	sources: KeySources,
): Vault {
	const { folder } = standing
	const place = join(folder, keyName)
	let held: { readonly file: KeyFile; readonly ring: KeyRing } | undefined
	let asking: Promise<Outcome<KeyRing>> | undefined
	let lookedAt: number | undefined

	/** What the file says now; the keys are asked for where they are not those we hold. */
	async function found(): Promise<Outcome<KeyRing | null>> {
		const read = await readKeyFile(disk, folder)
		if (!read.ok) return read
		const file = read.value
		if (!file) return ok(null)
		standing.keyPlace = placeWords[file.place]
		if (held && file.place !== 'file' && hasMarks(held.ring, file)) {
			held = { file, ring: held.ring }
			return ok(held.ring)
		}
		// Whoever else needs the key meanwhile waits for the same answer.
		asking ??= openKeys(file, sources).finally(() => {
			asking = undefined
		})
		const ring = await asking
		if (ring.ok) held = { file, ring: ring.value }
		return ring
	}

	async function ringFor(version: number | undefined): Promise<Outcome<KeyRing | null>> {
		return held?.ring.some((key) => key.version === version) ? ok(held.ring) : found()
	}

	async function ringToSealWith(): Promise<Outcome<KeyRing>> {
		// As it is before the look: meanwhile somebody else may come to hold what was made first of all.
		const lost = held
		// Read each time: a text sealed with a key that stands in no file any more would be lost.
		const there = await found()
		if (!there.ok) return there
		if (there.value) return ok(there.value)
		const newest = lost ? 0 : newestVersion(sealedTexts())
		const wanted: KeyFile = lost?.file ?? { place: 'file', ring: [newKey(newest + 1)] }
		const made = await createKeyFile(disk, folder, wanted)
		if (!made.ok) return made
		if (lost) tell(standing, `The key file ${place} was gone; it has been put back.`)
		else if (newest > 0) {
			tell(
				standing,
				`A new key was made in ${place}. What was sealed before opens only with the old key file.`,
			)
		}
		const again = await found()
		if (!again.ok) return again
		return again.value ? ok(again.value) : failed('key-unreadable', { place, detail: 'it is gone' })
	}

	return {
		async seal(at, text) {
			const ring = await ringToSealWith()
			return ring.ok ? ok(sealWithLast(ring.value, at, text)) : ring
		},
		async open(at, sealed) {
			const ring = await ringFor(sealedWith(sealed))
			return ring.ok ? openWith(ring.value ?? [], place, at, sealed) : ring
		},
		async unlock() {
			const ring = await found()
			return ring.ok ? ok(undefined) : ring
		},
		async move(to) {
			const ring = await ringToSealWith()
			if (!ring.ok) return ring
			if (!held) return failed('key-unreadable', { place, detail: 'it is gone' })
			const { keyring } = sources
			const moved = await moveKey({ disk, folder, keyring }, held.file, ring.value, to)
			if (!moved.ok) return moved
			held = { file: moved.value, ring: ring.value }
			standing.keyPlace = placeWords[moved.value.place]
			return ok(undefined)
		},
		async isElsewhere() {
			const there = await disk.lstat(place).catch(() => undefined)
			if (!there || there.ino === lookedAt) return false
			const read = await readKeyFile(disk, folder)
			if (!read.ok || !read.value) return false
			lookedAt = there.ino
			if (read.value.place === 'file') held ??= { file: read.value, ring: read.value.ring }
			const was = standing.keyPlace
			standing.keyPlace = placeWords[read.value.place]
			return standing.keyPlace !== was
		},
	}
}

/** Tells the user at the start when sealed texts cannot be opened, rather than at the first need. */
export async function checkKeyFile(
	disk: Disk,
	standing: Standing,
	hasSealed: boolean,
): Promise<void> {
	const place = join(standing.folder, keyName)
	const found = await findKeyPlace(disk, standing.folder)
	if (found.ok && found.value) standing.keyPlace = placeWords[found.value]
	if (!hasSealed) return
	if (!found.ok) {
		tell(standing, `The key file ${place} cannot be read: ${found.fault.detail ?? 'damaged'}.`)
	} else if (!found.value) {
		tell(standing, `The key file ${place} is gone: stored tokens, secrets and passwords stay shut.`)
	}
}

function hasMarks(ring: KeyRing, file: KeyFile & { place: 'passphrase' | 'keyring' }): boolean {
	const marks = marksOf(ring)
	return file.marks.every(({ version, check }) =>
		marks.some((mark) => mark.version === version && mark.check === check),
	)
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
