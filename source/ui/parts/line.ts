import { isPlain } from '../../model/plain-characters.ts'
import { fitting, textWidth } from '../../model/text-width.ts'
import { cleanText } from './clean-text.ts'
import type { Field } from './field.ts'
import type { Tone } from './theme.ts'
import { wrapWords } from './wrap-words.ts'

/** A run of text in one tone, or a field in its place. */
export type Piece = {
	readonly text: string
	readonly tone?: Tone
	readonly bold?: boolean
	readonly underline?: boolean
	/** The field that has the keyboard; the text is then empty. */
	readonly field?: Field
}

/** One line of the screen, as data. An empty one is a blank line. */
export type Line = readonly Piece[]

/** A line of one piece. */
export function lineOf(text: string, tone: Tone = 'plain'): Line {
	return [{ text, tone }]
}

/** The place of a field in a line. */
export function fieldPiece(field: Field): Piece {
	return { text: '', field }
}

/** The field in a line, where there is one. */
export function fieldOf(line: Line): Field | undefined {
	return line.find(({ field }) => field)?.field
}

/** So many blanks. They have no paint: it would be written again whenever something before them changes. */
export function blanks(columns: number): Piece {
	return { text: ' '.repeat(Math.max(0, columns)) }
}

/** So many lines with nothing in them. */
export function blankLines(rows: number): readonly Line[] {
	return Array.from({ length: Math.max(0, rows) }, (): Line => [])
}

/** A text in as many lines as it needs at that width, all in one tone, each after the same indent. */
export function wrapped(
	text: string,
	columns: number,
	tone: Tone = 'plain',
	indent = '',
): readonly Line[] {
	return wrapWords(cleanText(text), columns - indent.length).map((each) =>
		lineOf(indent + each, tone),
	)
}

/** How many columns of the terminal a line takes when nothing is cut off. */
export function lineWidth(line: Line): number {
	const known = widths.get(line)
	if (known !== undefined) return known
	const width = line.reduce((sum, piece) => sum + pieceWidth(piece), 0)
	widths.set(line, width)
	return width
}

/** Of lines that are still there: most of a frame are those of the frame before. */
const widths = new WeakMap<Line, number>()

function pieceWidth({ text, field }: Piece): number {
	return field ? field.columns : textWidth(cleanText(text))
}

/** A line in so many columns: what does not fit ends in an ellipsis. */
export function fitLine(line: Line, columns: number): Line {
	if (lineWidth(line) <= columns) return line
	let left = columns - 1
	for (const [index, piece] of line.entries()) {
		const width = pieceWidth(piece)
		if (width > left) return [...line.slice(0, index), cutPiece(piece, left)]
		left -= width
	}
	return line
}

/** A line in exactly so many columns, filled up with blanks. */
export function filledLine(line: Line, columns: number): Line {
	const fit = fitLine(line, columns)
	const left = columns - lineWidth(fit)
	return left > 0 ? [...fit, blanks(left)] : fit
}

/** A piece that goes over the edge, with the ellipsis for it and for all behind it. */
function cutPiece(piece: Piece, columns: number): Piece {
	if (piece.field) return { ...piece, field: { ...piece.field, columns: columns + 1 } }
	return { ...piece, text: `${beginningOf(cleanText(piece.text), columns)}…` }
}

/** As many whole characters of a clean text, from the first on, as fit into so many columns of the terminal. */
export function beginningOf(text: string, columns: number): string {
	return fitting(isPlain(text) ? text : graphemes(text), columns).join('')
}

/** Asked only where it is needed: making the first segmenter takes as long as a frame. */
function graphemes(text: string): readonly string[] {
	const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
	return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
