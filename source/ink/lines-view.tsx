import { Box, Text } from 'ink'
import { memo, type ReactNode } from 'react'
import type { Frame } from '../ui/frame/frame.ts'
import type { Line } from '../ui/parts/line.ts'
import type { Send } from '../ui/send.ts'
import type { Screens } from '../ui/terminal/screens-in.ts'
import { TextField } from './text-field.tsx'

/** What lines are drawn with. */
type Brush = { readonly screens: Screens; readonly send: Send }

/**
 * The lines of a frame: one text, which a line with a field in it cuts in two. Of each text Ink's layout is asked
 * eight things with each frame.
 */
export function LinesView(props: Brush & { readonly frame: Frame }): ReactNode {
	const { frame, screens, send } = props
	const { lines, fieldRow } = frame
	const textOf = (some: readonly Line[]) => some.map(screens.paint).join('\n')
	const fieldLine = fieldRow === undefined ? undefined : lines[fieldRow]
	if (fieldRow === undefined || !fieldLine) return <Painted text={textOf(lines)} />
	const [above, below] = [lines.slice(0, fieldRow), lines.slice(fieldRow + 1)]
	return (
		<>
			{above.length > 0 && <Painted text={textOf(above)} />}
			<FieldLine line={fieldLine} screens={screens} send={send} />
			{below.length > 0 && <Painted text={textOf(below)} />}
		</>
	)
}

/** A line with the field that has the keyboard. */
function FieldLine({ line, screens, send }: Brush & { readonly line: Line }): ReactNode {
	const at = line.findIndex((piece) => piece.field)
	const field = line[at]?.field
	if (!field) return null
	const [before, after] = [line.slice(0, at), line.slice(at + 1)].map(screens.paint)
	return (
		<Box height={1}>
			{before && <Painted text={before} />}
			<TextField
				key={field.name}
				field={field}
				hasColours={screens.hasColours}
				onChange={(text) => send(field.typed(text))}
			/>
			{after && <Painted text={after} />}
		</Box>
	)
}

/** Ink gives no line to an empty text. */
const Painted = memo(function Painted({ text }: { readonly text: string }): ReactNode {
	return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>
})
