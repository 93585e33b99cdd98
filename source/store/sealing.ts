import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A sealing key: its number, which stands in every text sealed with it, and 32 bytes. */
export type SealingKey = { readonly version: number; readonly bytes: Buffer }

const nonceBytes = 12
const tagBytes = 16

/**
 * Seals a text with AES-256-GCM under a random 96-bit nonce: `v<key version>.<nonce>.<tag and
 * ciphertext>` in base64url. The place it belongs to is authenticated with it, so that a sealed text
 * copied into another record or field does not open there (NIST SP 800-38D).
 */
export function seal(key: SealingKey, place: string, text: string): string {
	const nonce = randomBytes(nonceBytes)
	const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes })
	cipher.setAAD(associated(key.version, place))
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
	const body = Buffer.concat([cipher.getAuthTag(), sealed])
	return `v${key.version}.${nonce.toString('base64url')}.${body.toString('base64url')}`
}

/** The text sealed for this place; undefined when key or place are others, or a bit has changed. */
export function open(key: SealingKey, place: string, sealed: string): string | undefined {
	const [version, nonce, body] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
	if (!version || nonce?.length !== nonceBytes || !body || body.length < tagBytes) return undefined
	try {
		const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes })
		decipher.setAAD(associated(key.version, place))
		decipher.setAuthTag(body.subarray(0, tagBytes))
		const text = Buffer.concat([decipher.update(body.subarray(tagBytes)), decipher.final()])
		return text.toString('utf8')
	} catch {
		return undefined
	}
}

/** The number of the key a text was sealed with; undefined for what is no sealed text. */
export function sealedWith(sealed: string): number | undefined {
	const version = /^v([1-9]\d{0,8})\./.exec(sealed)?.[1]
	return version === undefined ? undefined : Number(version)
}

function associated(version: number, place: string): Buffer {
	return Buffer.from(`tgtoken v${version} ${place}`)
}
