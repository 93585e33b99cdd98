import { blanks, filledLine, fitLine, type Line, lineWidth, type Piece } from '../parts/line.ts'
import type { Tone } from '../parts/theme.ts'
import type { PanelRoom } from './panel-room.ts'

/**
 * A box with its title in the upper edge, as wide as told and as high as what is in it. Without
 * `framed` only the title is left, for small terminals.
 */
export function panelLines(
	panel: { readonly title: string; readonly tone?: Tone },
	{ columns, inner, framed }: PanelRoom,
	lines: readonly Line[],
): readonly Line[] {
	const { title, tone = 'dim' } = panel
	const edge = (text: string): Piece => ({ text, tone })
	const heading: Piece = { text: title, bold: true }
	if (!framed)
		return [[heading], ...lines].map((line) => [blanks(1), ...fitLine(line, columns - 1)])
	const upper = [edge('╭ '), ...fitLine([heading], columns - 4), edge(' ')]
	const fill = edge('─'.repeat(Math.max(0, columns - 1 - lineWidth(upper))))
	return [
		[...upper, fill, edge('╮')],
		...lines.map((line) => [
			edge('│'),
			blanks(1),
			...filledLine(line, inner),
			blanks(1),
			edge('│'),
		]),
		[edge('╰'), edge('─'.repeat(Math.max(0, columns - 2))), edge('╯')],
	]
}
