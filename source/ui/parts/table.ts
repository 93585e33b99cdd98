import type { Column } from './choose-columns.ts'
import { blankLines, type Line } from './line.ts'
import { headLine, type Row, rowLine } from './row-line.ts'

/** A table's heads and the rows given, one line each. */
export function tableLines(
	columns: readonly Column[],
	gap: number,
	rows: readonly Row[],
): readonly Line[] {
	return [headLine(columns, gap), ...rows.map((row) => rowLine(row, columns, gap))]
}

/** What is at the top, and what is at the foot, of so many lines. */
export function apart(top: readonly Line[], foot: readonly Line[], rows: number): readonly Line[] {
	return [...top, ...blankLines(rows - top.length - foot.length), ...foot]
}
