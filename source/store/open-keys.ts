import { failed, type Outcome, ok } from '../model/fault.ts'
import type { AskPassphrase } from '../work/key-place.ts'
import type { KeyFile, KeyRing } from './key-file-text.ts'
import type { Keyring } from './system-keyring.ts'
import { keyOfPassphrase, unwrapKeys } from './wrap-keys.ts'

/** Where keys that do not lie open in the key file come from. */
export type KeySources = { readonly askPassphrase: AskPassphrase; readonly keyring: Keyring }

/**
 * The keys of a key file. Faults: `wrong-passphrase`, `passphrase-needed`, `cancelled`,
 * `keyring-unavailable`, and `key-unreadable` where the keyring holds another key.
 */
export async function openKeys(file: KeyFile, sources: KeySources): Promise<Outcome<KeyRing>> {
	if (file.place === 'file') return ok(file.ring)
	if (file.place === 'keyring') {
		const got = await sources.keyring.get(file.account)
		if (!got.ok) return got
		const ring = got.value === null ? undefined : unwrap(file, Buffer.from(got.value, 'base64url'))
		if (ring) return ok(ring)
		const detail = got.value === null ? 'the key is not in the system keyring' : 'it is another key'
		return failed('key-unreadable', { place: 'the system keyring', detail })
	}
	for (let attempt = 1; ; attempt++) {
		const passphrase = await sources.askPassphrase(attempt)
		if (!passphrase.ok) return passphrase
		const ring = unwrap(file, await keyOfPassphrase(passphrase.value, file.scrypt))
		if (ring) return ok(ring)
	}
}

function unwrap(file: KeyFile & { place: 'keyring' | 'passphrase' }, bytes: Buffer) {
	return bytes.length === 32 ? unwrapKeys(file, bytes) : undefined
}
