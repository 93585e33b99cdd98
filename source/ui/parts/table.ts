import type { Column } from './choose-columns.ts'
import { blankLines, type Line } from './line.ts'
import { headLine, type Row, rowLine, sameRow } from './row-line.ts'

/** A table's heads and the rows given, one line each. */
export type TableLines = (
	columns: readonly Column[],
	gap: number,
	rows: readonly Row[],
) => readonly Line[]

/**
 * Makes the lines of one table, time after time: a row that looks as it did is the very line it was, so that
 * nobody has to look at it again. A key changes two of them.
 */
export function keepingRows(): TableLines {
	let head: { columns: readonly Column[]; gap: number; line: Line } | undefined
	let kept = new Map<string, { row: Row; line: Line }>()
	return (columns, gap, rows) => {
		if (head?.gap !== gap || !sameColumns(head.columns, columns)) {
			head = { columns, gap, line: headLine(columns, gap) }
			kept = new Map()
		}
		const before = kept
		const shown = rows.map((row) => {
			const last = before.get(row.id)
			return last && sameRow(last.row, row, columns)
				? last
				: { row, line: rowLine(row, columns, gap) }
		})
		kept = new Map(shown.map((each) => [each.row.id, each]))
		return [head.line, ...shown.map(({ line }) => line)]
	}
}

function sameColumns(before: readonly Column[], after: readonly Column[]): boolean {
	return (
		before.length === after.length &&
		before.every(({ key, width, title }, index) => {
			const other = after[index]
			return other?.key === key && other.width === width && other.title === title
		})
	)
}

/** What is at the top, and what is at the foot, of so many lines. */
export function apart(top: readonly Line[], foot: readonly Line[], rows: number): readonly Line[] {
	return [...top, ...blankLines(rows - top.length - foot.length), ...foot]
}
