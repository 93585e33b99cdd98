import { createDecipheriv as opensslDecipher, hash as opensslHash } from 'node:crypto'
import { loadPart } from '../../source/main/load-part.ts'

// Stands in the part of the everyday commands for what opens a sealed text: Node's own cryptography takes as long to
// load as all the rest of such a command, and opens one short text. Whatever else is asked of it is Node's. What
// does it lies in a part of its own, so that who opens nothing has nothing of it.
export * from 'node:crypto'

/** In bytes: what is longer takes longer here than loading Node's own. */
const most = 2048

/** Deciphers AES-256-GCM of a short text, with a tag of sixteen bytes, when `final` is called; all else as Node does. */
export function createDecipheriv(algorithm, key, nonce, options) {
	if (algorithm !== 'aes-256-gcm' || options?.authTagLength !== 16) {
		return opensslDecipher(algorithm, key, nonce, options)
	}
	const pieces = []
	let associated
	let tag
	return {
		setAAD(bytes) {
			associated = bytes
		},
		setAuthTag(bytes) {
			tag = bytes
		},
		update(bytes) {
			pieces.push(bytes)
			return Buffer.alloc(0)
		},
		final() {
			const sealed = Buffer.concat(pieces)
			const text =
				sealed.length <= most &&
				tried(({ gcm }) => gcm(key, nonce, associated).decrypt(Buffer.concat([sealed, tag])))
			if (text) return Buffer.from(text)
			// It has the last word: nothing that it opens is refused.
			const decipher = opensslDecipher(algorithm, key, nonce, options)
			decipher.setAAD(associated)
			decipher.setAuthTag(tag)
			return Buffer.concat([decipher.update(sealed), decipher.final()])
		},
	}
}

/** The hash of a few bytes in hexadecimal; of a text as Node has it. */
export function hash(algorithm, data, ...others) {
	const isOurs = algorithm === 'sha256' && others.length === 0 && typeof data !== 'string'
	const sum = isOurs && data.length <= most && tried(({ sha256 }) => sha256(data))
	return sum ? Buffer.from(sum).toString('hex') : opensslHash(algorithm, data, ...others)
}

/** What the package makes of it; undefined where it does not open, or the part is not there. */
function tried(make) {
	try {
		return make(loadPart('ciphers'))
	} catch {
		return undefined
	}
}
