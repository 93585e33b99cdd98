import { Box, Text } from 'ink'
import { memo, type ReactNode } from 'react'
import type { Line } from '../ui/parts/line.ts'
import type { Send } from '../ui/send.ts'
import type { Screens } from '../ui/terminal/screens-in.ts'
import { TextField } from './text-field.tsx'

/** One line of the screen; a field in it has the keyboard. Looked at anew only where it is another line. */
export const LineView = memo(function LineView(props: {
	readonly line: Line
	readonly screens: Screens
	readonly send: Send
}): ReactNode {
	const { line, screens, send } = props
	const at = line.findIndex(({ field }) => field !== undefined)
	const field = line[at]?.field
	if (!field) return <PaintedLine text={screens.paint(line)} />
	return (
		<Box height={1}>
			<PaintedText text={screens.paint(line.slice(0, at))} />
			<TextField
				key={field.name}
				field={field}
				hasColours={screens.hasColours}
				onChange={(text) => send(field.typed(text))}
			/>
			<PaintedText text={screens.paint(line.slice(at + 1))} />
		</Box>
	)
})

/** Drawn anew only where it looks different. Ink gives no line to an empty text. */
const PaintedLine = memo(function PaintedLine({ text }: { readonly text: string }): ReactNode {
	return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>
})

function PaintedText({ text }: { readonly text: string }): ReactNode {
	return text === '' ? null : <Text wrap="truncate-end">{text}</Text>
}
