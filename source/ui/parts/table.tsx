import { Box, Text } from 'ink'
import { memo, type ReactNode } from 'react'
import { markedRanges } from '../../model/word-filter.ts'
import type { Column } from './choose-columns.ts'
import { cleanText } from './clean-text.ts'
import { type Piece, samePiece } from './line.tsx'
import { signs } from './theme.ts'
import { usePaint } from './theme-context.ts'

/** Columns of the terminal before the first cell: where the cursor is. */
export const cursorWidth = 3

/** One row: what each column shows of it, and whether the cursor is on it. */
export type Row = {
	readonly id: string
	readonly selected: boolean
	readonly marked?: boolean
	/** The key that leads to it, where there is one. */
	readonly number?: number | undefined
	readonly cells: Readonly<Record<string, Piece>>
}

/** A table's heads and the rows given, one line each. */
export function Table(props: {
	readonly columns: readonly Column[]
	readonly gap: number
	readonly rows: readonly Row[]
}): ReactNode {
	const { columns, gap, rows } = props
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Heads columns={columns} gap={gap} />
			{rows.map((row) => (
				<TableRow key={row.id} row={row} columns={columns} gap={gap} />
			))}
		</Box>
	)
}

type HeadsProps = { readonly columns: readonly Column[]; readonly gap: number }

const Heads = memo(function Heads({ columns, gap }: HeadsProps): ReactNode {
	return (
		<Box marginLeft={cursorWidth} columnGap={gap}>
			{columns.map((column) => (
				<Cell key={column.key} column={column} piece={{ text: column.title, tone: 'dim' }} />
			))}
		</Box>
	)
}, sameColumns)

type RowProps = { readonly row: Row } & HeadsProps

/** Only rows that look different are drawn anew. */
const TableRow = memo(
	function TableRow({ row, columns, gap }: RowProps): ReactNode {
		return (
			<Box>
				<Box width={cursorWidth} flexShrink={0}>
					<Signs row={row} />
				</Box>
				<Box columnGap={gap}>
					{columns.map((column) => (
						<Cell
							key={column.key}
							column={column}
							piece={row.cells[column.key] ?? { text: '' }}
							bold={row.selected}
						/>
					))}
				</Box>
			</Box>
		)
	},
	(before, after) =>
		sameColumns(before, after) &&
		before.row.selected === after.row.selected &&
		before.row.marked === after.row.marked &&
		before.row.number === after.row.number &&
		after.columns.every(({ key }) => samePiece(before.row.cells[key], after.row.cells[key])),
)

/** What stands before a row. Blanks have no paint: it would be written again whenever a row changes. */
function Signs({ row: { marked, selected, number } }: { readonly row: Row }): ReactNode {
	const paintOf = usePaint()
	if (number !== undefined) {
		return (
			<>
				<Text {...paintOf('accent')} bold>
					{selected ? signs.cursor : ' '}
				</Text>
				<Text {...paintOf('dim')}>{`${number} `}</Text>
			</>
		)
	}
	const text = `${marked ? signs.mark : ' '}${selected ? signs.cursor : ' '} `
	if (!marked && !selected) return <Text>{text}</Text>
	return (
		<Text {...paintOf('accent')} bold>
			{text}
		</Text>
	)
}

function Cell(props: {
	readonly column: Column
	readonly piece: Piece
	readonly bold?: boolean
}): ReactNode {
	const { column, piece, bold = false } = props
	const paintOf = usePaint()
	const justify = column.align === 'right' ? 'flex-end' : 'flex-start'
	return (
		<Box width={column.width} flexShrink={0} justifyContent={justify}>
			<Text
				{...paintOf(piece.tone ?? 'plain')}
				bold={bold || piece.bold === true}
				wrap="truncate-end"
			>
				{marked(piece)}
			</Text>
		</Box>
	)
}

/** The text with what the filter found in it underlined. */
function marked({ text, terms = [] }: Piece): ReactNode {
	const clean = cleanText(text)
	const ranges = markedRanges(terms, clean)
	if (ranges.length === 0) return clean
	const parts: ReactNode[] = []
	let at = 0
	for (const [start, end] of ranges) {
		parts.push(
			clean.slice(at, start),
			<Text key={start} underline>
				{clean.slice(start, end)}
			</Text>,
		)
		at = end
	}
	return [...parts, clean.slice(at)]
}

function sameColumns(before: HeadsProps, after: HeadsProps): boolean {
	return (
		before.gap === after.gap &&
		before.columns.length === after.columns.length &&
		before.columns.every(({ key, title, width }, index) => {
			const other = after.columns[index]
			return other?.key === key && other.title === title && other.width === width
		})
	)
}
