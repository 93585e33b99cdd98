import { randomBytes } from 'node:crypto'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { KeyPlace } from '../work/key-place.ts'
import type { Disk } from './disk.ts'
import { replaceKeyFile } from './key-file.ts'
import type { KeyFile, KeyRing } from './key-file-text.ts'
import type { Keyring } from './system-keyring.ts'
import { keyOfPassphrase, newCost, unwrapKeys, wrapKeys } from './wrap-keys.ts'

/**
 * Puts the keys of a history into another place: the keys stay the same, so that nothing needs to be
 * sealed anew and no other window is shut out. One rename is the change; ended half-way, the keys are
 * where they were or where they are to be. Answers the new key file.
 */
export async function moveKey(
	parts: { readonly disk: Disk; readonly folder: string; readonly keyring: Keyring },
	was: KeyFile,
	ring: KeyRing,
	to: KeyPlace,
): Promise<Outcome<KeyFile>> {
	const { disk, folder, keyring } = parts
	const made = await wrapFor(ring, to, keyring)
	if (!made.ok) return made
	const replaced = await replaceKeyFile(disk, folder, made.value)
	if (!replaced.ok) {
		if (made.value.place === 'keyring') await keyring.remove(made.value.account)
		return replaced
	}
	// What is left in the keyring opens nothing any more; so a keyring that is away now does no harm.
	if (was.place === 'keyring') await keyring.remove(was.account)
	return made
}

async function wrapFor(ring: KeyRing, to: KeyPlace, keyring: Keyring): Promise<Outcome<KeyFile>> {
	if (to.kind === 'file') return ok({ place: 'file', ring })
	if (to.kind === 'passphrase') {
		const scrypt = newCost()
		const bytes = await keyOfPassphrase(to.passphrase, scrypt)
		return ok(wrapKeys(ring, { place: 'passphrase', scrypt, bytes }))
	}
	const account = `history-${randomBytes(8).toString('hex')}`
	const secret = randomBytes(32)
	const stored = await keyring.set(account, secret.toString('base64url'))
	if (!stored.ok) return stored
	const file = wrapKeys(ring, { place: 'keyring', account, bytes: secret })
	// A keyring that forgets at once, as one of a session may, is noticed before it matters.
	const back = await keyring.get(account)
	const kept = Buffer.from((back.ok && back.value) || '', 'base64url')
	if (kept.length === 32 && unwrapKeys(file, kept)) return ok(file)
	await keyring.remove(account)
	return back.ok ? failed('keyring-unavailable', { detail: 'it did not keep the key' }) : back
}
