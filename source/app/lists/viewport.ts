/** Which part of a list is on the screen. */
export type Viewport = { readonly top: number; readonly height: number }

/** Lines that are never rows: title, gap, column heads, summary, gap, footer, flash, the last line. */
export const chromeLines = 8

/** How many rows of a list fit a terminal of so many lines; one at least. */
export function listHeight(terminalRows: number): number {
	return Math.max(1, terminalRows - chromeLines)
}

/**
 * The viewport that shows the cursor and moves no further than it must: rows stay where they are
 * while the cursor walks among them.
 */
export function viewportFor(
	place: { readonly top: number; readonly cursor: number },
	rowCount: number,
	height: number,
): Viewport {
	const last = Math.max(0, rowCount - height)
	let top = Math.min(Math.max(0, place.top), last)
	if (place.cursor < top) top = place.cursor
	if (place.cursor >= top + height) top = place.cursor - height + 1
	return { top, height }
}
