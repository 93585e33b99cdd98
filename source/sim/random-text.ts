import { createHash, randomBytes } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A source of texts of lower-case letters and digits. With a seed it gives the same texts in the
 * same order each time; without one they cannot be guessed.
 */
export function randomTexts(seed?: string): (length: number) => string {
	let drawn = 0
	return (length) => {
		let text = ''
		while (text.length < length) {
			const bytes =
				seed === undefined
					? randomBytes(32)
					: createHash('sha256').update(`${seed} ${drawn++}`).digest()
			for (const byte of bytes) text += letters.charAt(byte % letters.length)
		}
		return text.slice(0, length)
	}
}
