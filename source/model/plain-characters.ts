/**
 * Inside a character class: what is one column wide, and a grapheme by itself whatever stands beside it. ASCII,
 * Latin-1 without the soft hyphen, and the punctuation, arrows, lines and shapes that the screens draw.
 */
export const plainCharacters =
	' -~\\xa0-\\xac\\xae-\\xff\\u2010-\\u2027\\u203a\\u2190-\\u2193\\u2264\\u23ce\\u2500-\\u25fc\\u2605\\u2713\\u2717'

const plainOnly = new RegExp(`^[${plainCharacters}]*$`)

/** Whether a text has as many columns as characters. */
export function isPlain(text: string): boolean {
	return plainOnly.test(text)
}
