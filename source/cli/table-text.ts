import { textWidth } from '../model/text-width.ts'
import type { Paint, Tone } from './paint.ts'

/** One cell: its text, and its tone where it has one. */
export type Cell = string | { readonly text: string; readonly tone: Tone }

/** A column of a table. */
export type Column<Row> = {
	readonly title: string
	readonly isRight?: true
	readonly cell: (row: Row) => Cell
}

/** Rows as aligned columns under their titles. A column in which every cell is empty is left out. */
export function tableText<Row>(
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	paint: Paint,
): string {
	const filled = columns
		.map((column) => ({ ...column, cells: rows.map((row) => cellOf(column.cell(row))) }))
		.filter((column) => column.cells.some((cell) => cell.text !== ''))
		.map((column) => ({
			...column,
			width: Math.max(...[column.title, ...column.cells.map((cell) => cell.text)].map(textWidth)),
		}))
	const line = (part: (column: (typeof filled)[number], isLast: boolean) => string) =>
		filled
			.map((column, index) => part(column, index === filled.length - 1))
			.join('  ')
			.trimEnd()
	return [
		line((column, isLast) => paint('dim', padded(column.title, column, isLast))),
		...rows.map((_, row) =>
			line((column, isLast) => {
				const { text, tone } = column.cells[row] ?? { text: '' }
				const cell = padded(text, column, isLast)
				return tone ? paint(tone, cell) : cell
			}),
		),
	].join('\n')
}

function cellOf(cell: Cell): { readonly text: string; readonly tone?: Tone } {
	return typeof cell === 'string' ? { text: cell } : cell
}

function padded(
	text: string,
	column: { readonly width: number; readonly isRight?: true },
	isLast: boolean,
): string {
	const space = ' '.repeat(column.width - textWidth(text))
	if (column.isRight) return space + text
	return isLast ? text : text + space
}
