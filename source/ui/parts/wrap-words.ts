import { characterWidth, textWidth } from '../../model/text-width.ts'

/**
 * A text in lines no wider than `columns`, broken between words, and inside a word only where the
 * word alone is wider. One empty line for an empty text.
 */
export function wrapWords(text: string, columns: number): readonly string[] {
	const width = Math.max(2, columns)
	const lines: string[] = []
	let line = ''
	for (const word of text.split(' ')) {
		const joined = line === '' ? word : `${line} ${word}`
		if (textWidth(joined) <= width) {
			line = joined
			continue
		}
		if (line !== '') lines.push(line)
		const pieces = chop(word, width)
		lines.push(...pieces.slice(0, -1))
		line = pieces.at(-1) ?? ''
	}
	return [...lines, line]
}

/** A text cut into pieces of at most so many columns, wherever that falls. At least one piece. */
export function chop(text: string, columns: number): readonly string[] {
	const pieces: string[] = []
	let piece = ''
	let width = 0
	for (const character of text) {
		const more = characterWidth(character)
		if (width + more > columns) {
			pieces.push(piece)
			piece = ''
			width = 0
		}
		piece += character
		width += more
	}
	return [...pieces, piece]
}
