import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import {
	type KeyRing,
	marksOf,
	readRingText,
	ringText,
	type ScryptCost,
	type WrappedKeys,
} from './key-file-text.ts'
import { open, seal } from './sealing.ts'

/** What a key file says of the key that opens it, and that key. */
export type WrappingKey = { readonly bytes: Buffer } & (
	| { readonly place: 'passphrase'; readonly scrypt: ScryptCost }
	| { readonly place: 'keyring'; readonly account: string }
)

/** Seals the keys of a history with one that lies elsewhere. */
export function wrapKeys(ring: KeyRing, by: WrappingKey): WrappedKeys {
	const { bytes, ...about } = by
	const sealed = seal({ version: 1, bytes }, boundTo(about), ringText(ring))
	return { ...about, marks: marksOf(ring), sealed }
}

/** The keys; undefined when that is not the key they were sealed with. */
export function unwrapKeys(file: WrappedKeys, bytes: Buffer): KeyRing | undefined {
	const text = open({ version: 1, bytes }, boundTo(file), file.sealed)
	return text === undefined ? undefined : readRingText(text)
}

// So that the salt or the cost cannot be exchanged without its being noticed.
function boundTo(file: Omit<WrappingKey, 'bytes'> & Partial<WrappingKey>): string {
	const { place } = file
	const how = 'scrypt' in file ? Object.values(file.scrypt ?? {}).join(' ') : ''
	return `key file, ${place} ${how}${'account' in file ? file.account : ''}`
}

/** What a passphrase costs to try: about 64 MiB and a quarter of a second (RFC 7914, section 2). */
export function newCost(): ScryptCost {
	return { n: 65_536, r: 8, p: 1, salt: randomBytes(16).toString('base64url') }
}

/** The key a passphrase stands for, however its letters were composed. */
export function keyOfPassphrase(passphrase: string, cost: ScryptCost): Promise<Buffer> {
	const { n: N, r, p, salt } = cost
	const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
	return new Promise((resolve, reject) => {
		const bytes = Buffer.from(salt, 'base64url')
		scrypt(passphrase.normalize('NFC'), bytes, 32, options, (error, key) =>
			error ? reject(error) : resolve(key),
		)
	})
}
