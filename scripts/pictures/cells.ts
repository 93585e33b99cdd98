import type { IBufferCell, Terminal } from '@xterm/headless'

/** One letter on the screen and how it is drawn. */
export type Cell = {
	/** Empty in the second column of a wide letter. */
	readonly letter: string
	/** One of the sixteen colours by its number; undefined for the terminal's own. */
	readonly color?: number
	readonly bold: boolean
	readonly dim: boolean
	readonly inverse: boolean
	readonly underline: boolean
}

/** What is on a terminal's screen, row by row. */
export function cellsOf(terminal: Terminal): readonly (readonly Cell[])[] {
	const { active } = terminal.buffer
	return Array.from({ length: terminal.rows }, (_, row) => {
		const line = active.getLine(active.viewportY + row)
		return Array.from({ length: terminal.cols }, (_, column) => cellOf(line?.getCell(column)))
	})
}

function cellOf(cell: IBufferCell | undefined): Cell {
	return {
		letter: cell === undefined ? ' ' : cell.getWidth() === 0 ? '' : cell.getChars() || ' ',
		...(cell?.isFgPalette() && { color: cell.getFgColor() }),
		bold: Boolean(cell?.isBold()),
		dim: Boolean(cell?.isDim()),
		inverse: Boolean(cell?.isInverse()),
		underline: Boolean(cell?.isUnderline()),
	}
}
