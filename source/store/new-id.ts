import { randomBytes } from 'node:crypto'

// Crockford's base32 in lower case: no i, l, o, u, which are taken for 1, 0 and v.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const firstLetter = { token: 't', connection: 'c', event: 'e' } as const

/**
 * A new id, unique over machines and runs (55 random bits): one letter for what it names, then
 * eleven of lower-case base32. A token's begins with `t`, so it is never taken for a fingerprint,
 * which is hexadecimal.
 */
export function newId(kind: keyof typeof firstLetter): string {
	let text: string = firstLetter[kind]
	for (const byte of randomBytes(11)) text += alphabet[byte & 31]
	return text
}
