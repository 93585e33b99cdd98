import { Text } from 'ink'
import { memo, type ReactNode } from 'react'
import { textWidth } from '../../model/text-width.ts'
import { cleanText } from './clean-text.ts'
import type { Theme, Tone } from './theme.ts'
import { usePaint } from './theme-context.ts'
import { wrapWords } from './wrap-words.ts'

/** A run of text in one tone. */
export type Piece = {
	readonly text: string
	readonly tone?: Tone
	readonly bold?: boolean
	readonly underline?: boolean
}

/** One line of the screen, as data. An empty one is a blank line. */
export type Line = readonly Piece[]

/** A line of one piece. */
export function lineOf(text: string, tone: Tone = 'plain'): Line {
	return [{ text, tone }]
}

/** A text in as many lines as it needs at that width, all in one tone, each after the same indent. */
export function wrapped(
	text: string,
	columns: number,
	tone: Tone = 'plain',
	indent = '',
): readonly Line[] {
	return wrapWords(cleanText(text), columns - indent.length).map((each) =>
		lineOf(indent + each, tone),
	)
}

/** How many columns of the terminal a line takes when nothing is cut off. */
export function lineWidth(line: Line): number {
	return line.reduce((sum, { text }) => sum + textWidth(cleanText(text)), 0)
}

/** Whether two pieces look the same. */
export function samePiece(a: Piece | undefined, b: Piece | undefined): boolean {
	return (
		a?.text === b?.text &&
		a?.tone === b?.tone &&
		a?.bold === b?.bold &&
		a?.underline === b?.underline
	)
}

/**
 * Draws one line, never more than one: what does not fit ends in an ellipsis. Every text is cleaned here.
 * Drawn anew only where it looks different.
 */
export const LineView = memo(
	function LineView({ line }: { readonly line: Line }): ReactNode {
		const paintOf = usePaint()
		const filled = line.some(({ text }) => text !== '')
		return (
			<Text wrap="truncate-end">
				{filled ? line.map((piece, index) => pieceNode(piece, index, paintOf)) : ' '}
			</Text>
		)
	},
	({ line: before }, { line: after }) =>
		before.length === after.length &&
		after.every((piece, index) => samePiece(before[index], piece)),
)

/** Draws lines under one another. */
export function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
	// biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen and nothing else
	return lines.map((line, index) => <LineView key={index} line={line} />)
}

function pieceNode(
	{ text, tone = 'plain', bold = false, underline = false }: Piece,
	index: number,
	paintOf: (tone: Tone) => Theme[Tone],
): ReactNode {
	const clean = cleanText(text)
	if (tone === 'plain' && !bold && !underline) return clean
	return (
		<Text key={index} {...paintOf(tone)} bold={bold} underline={underline}>
			{clean}
		</Text>
	)
}
