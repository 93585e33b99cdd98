import type { Line } from './line.ts'

/**
 * Lines that have so many rows of the terminal: where those are too few, blank lines go, the last first, and then the
 * end. More lines than rows would be drawn over one another.
 */
export function fitLines(lines: readonly Line[], rows: number): readonly Line[] {
	const kept = [...lines]
	for (let at = kept.length - 1; at >= 0 && kept.length > rows; at--) {
		if (kept[at]?.length === 0) kept.splice(at, 1)
	}
	return kept.slice(0, Math.max(1, rows))
}
