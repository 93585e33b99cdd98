import { textWidth } from '../../model/text-width.ts'
import { type FilterTerm, markedRanges } from '../../model/word-filter.ts'
import type { Column } from './choose-columns.ts'
import { cleanText } from './clean-text.ts'
import { beginningOf, blanks, type Line, type Piece } from './line.ts'
import { signs } from './theme.ts'

/** Columns of the terminal before the first cell: where the cursor is. */
export const cursorWidth = 3

/** What a column shows of something; the finds of a filter are underlined. */
export type Cell = Piece & { readonly terms?: readonly FilterTerm[] }

/** One row: what each column shows of it, and whether the cursor is on it. */
export type Row = {
	readonly id: string
	readonly selected: boolean
	readonly marked?: boolean
	/** The key that leads to it, where there is one. */
	readonly number?: number | undefined
	readonly cells: Readonly<Record<string, Cell>>
}

/** The line above a table's rows. */
export function headLine(columns: readonly Column[], gap: number): Line {
	const titles = columns.map((column) => inColumn({ text: column.title, tone: 'dim' }, column))
	return [blanks(cursorWidth), ...withGaps(titles, gap)]
}

/** A table's row: what stands before it, and its cells, each cut and filled up to the width of its column. */
export function rowLine(row: Row, columns: readonly Column[], gap: number): Line {
	const cells = columns.map((column) => {
		const cell = row.cells[column.key] ?? { text: '' }
		return inColumn(row.selected ? { ...cell, bold: true } : cell, column)
	})
	return [...signsOf(row), ...withGaps(cells, gap)]
}

/** Whether two rows look the same in these columns. */
export function sameRow(before: Row, after: Row, columns: readonly Column[]): boolean {
	return (
		before.selected === after.selected &&
		before.marked === after.marked &&
		before.number === after.number &&
		columns.every(({ key }) => {
			const [one, other] = [before.cells[key], after.cells[key]]
			return samePiece(one, other) && one?.terms === other?.terms
		})
	)
}

/** Whether two pieces look the same. */
function samePiece(a: Piece | undefined, b: Piece | undefined): boolean {
	return (
		a?.text === b?.text &&
		a?.tone === b?.tone &&
		a?.bold === b?.bold &&
		a?.underline === b?.underline
	)
}

function withGaps(cells: readonly Line[], gap: number): Line {
	return cells.flatMap((cell, index) => (index === 0 ? cell : [blanks(gap), ...cell]))
}

function signsOf({ marked, selected, number }: Row): Line {
	const cursor = selected ? signs.cursor : ' '
	if (number !== undefined) {
		return [
			{ text: cursor, tone: 'accent', bold: true },
			{ text: `${number} `, tone: 'dim' },
		]
	}
	if (!marked && !selected) return [blanks(cursorWidth)]
	return [{ text: `${marked ? signs.mark : ' '}${cursor} `, tone: 'accent', bold: true }]
}

function inColumn(cell: Cell, { width, align }: Column): Line {
	const clean = cleanText(cell.text)
	const shown = textWidth(clean) <= width ? clean : beginningOf(clean, width - 1)
	const ending = shown === clean || width < 1 ? '' : '…'
	const filling = blanks(width - textWidth(shown) - ending.length)
	const pieces = withMarks(cell, clean, shown, ending)
	return align === 'right' ? [filling, ...pieces] : [...pieces, filling]
}

/** What is shown of a text and how that ends, the filter's finds in the text underlined. */
function withMarks(
	{ terms = [], ...look }: Cell,
	text: string,
	shown: string,
	ending: string,
): Line {
	const line: Piece[] = []
	let at = 0
	for (const [start, end] of markedRanges(terms, text)) {
		if (start >= shown.length) break
		if (start > at) line.push({ ...look, text: shown.slice(at, start) })
		line.push({ ...look, text: shown.slice(start, end), underline: true })
		at = end
	}
	const rest = shown.slice(at) + ending
	return rest === '' ? line : [...line, { ...look, text: rest }]
}
