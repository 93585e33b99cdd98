import { type Line, lineOf } from './line.ts'

/**
 * The lines from `top` on, as many as there is room for; at the end the window stays full. Where more follow,
 * its last line says how many.
 */
export function windowOf(lines: readonly Line[], top: number, rows: number): readonly Line[] {
	if (lines.length <= rows) return lines
	const from = Math.max(0, Math.min(top, lines.length - rows))
	const more = lines.length - from - rows
	const shown = lines.slice(from, from + rows)
	return more === 0 ? shown : [...shown.slice(0, -1), lineOf(` ↓ ${more + 1} more lines`, 'dim')]
}
