import { Box } from 'ink'
import { memo, type ReactNode } from 'react'
import type { Column } from './choose-columns.ts'
import { LineView } from './line.tsx'
import { headLine, type Row, rowLine, sameRow } from './row-line.ts'

type Columns = { readonly columns: readonly Column[]; readonly gap: number }

/** A table's heads and the rows given, one line each. */
export function Table(props: Columns & { readonly rows: readonly Row[] }): ReactNode {
	const { columns, gap, rows } = props
	return (
		<Box flexDirection="column" flexShrink={0}>
			<LineView line={headLine(columns, gap)} />
			{rows.map((row) => (
				<TableRow key={row.id} row={row} columns={columns} gap={gap} />
			))}
		</Box>
	)
}

/** Only rows that look different are put together anew. */
const TableRow = memo(
	function TableRow({ row, columns, gap }: Columns & { readonly row: Row }): ReactNode {
		return <LineView line={rowLine(row, columns, gap)} />
	},
	(before, after) => sameColumns(before, after) && sameRow(before.row, after.row, after.columns),
)

function sameColumns(before: Columns, after: Columns): boolean {
	return (
		before.gap === after.gap &&
		before.columns.length === after.columns.length &&
		before.columns.every(({ key, width }, index) => {
			const other = after.columns[index]
			return other?.key === key && other.width === width
		})
	)
}
