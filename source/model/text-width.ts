import { isPlain } from './plain-characters.ts'

/**
 * How many columns a terminal gives to a sanitised text: two to East Asian wide characters and
 * emoji, none to combining marks (Unicode UAX 11).
 */
export function textWidth(text: string): number {
	// Almost everything is, and needs no look at each character.
	if (isPlain(text)) return text.length
	let width = 0
	for (const character of text) width += characterWidth(character)
	return width
}

/** As many of these characters, from the first on, as fit into so many columns of the terminal. */
export function fitting(characters: Iterable<string>, columns: number): readonly string[] {
	const fit: string[] = []
	let left = columns
	for (const character of characters) {
		left -= textWidth(character)
		if (left < 0) break
		fit.push(character)
	}
	return fit
}

/** The columns of one character (code point). */
export function characterWidth(character: string): 0 | 1 | 2 {
	if (/\p{M}/u.test(character)) return 0
	// Two of these letters make one flag of two columns.
	if (/[\u{1f1e6}-\u{1f1ff}]/u.test(character)) return 1
	return wide().test(character) ? 2 : 1
}

// Read by V8 when something is measured that is not plain.
const wide = () =>
	/[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
