/** How wide a panel over the screen is, and how wide what is in it can be. */
export type PanelRoom = {
	readonly columns: number
	readonly inner: number
	readonly framed: boolean
}

const widest = 96

/** Fewer rows than this, and frames and blank lines go. */
const roomyRows = 18

/** The room of a panel in a terminal that wide. */
export function roomFor(columns: number, framed: boolean): PanelRoom {
	const own = Math.min(columns, widest)
	return framed ? { columns: own, inner: own - 4, framed } : { columns, inner: columns - 2, framed }
}

/** Whether a frame is worth its lines in a terminal of that size. */
export function isFramed({ columns, rows }: { columns: number; rows: number }): boolean {
	return columns >= 50 && rows >= roomyRows
}
