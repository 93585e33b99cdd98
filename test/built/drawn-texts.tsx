import { Box, renderToString, Text } from 'ink'
// Ink's own way of bringing a terminal up to date; it exports no name for it.
import logUpdate from '../../node_modules/ink/build/log-update.js'

/** What is written to a terminal of so many columns for one frame after another. */
export function written(frames: readonly string[], columns: number): readonly string[] {
	const texts: string[] = []
	const stream = { columns, write: (text: string) => texts.push(text) }
	const update = logUpdate.create(stream as never, { incremental: true, showCursor: true })
	return frames.map((frame) => {
		update(frame)
		return texts.splice(0).join('')
	})
}

/** How a text is drawn at a width by each of Ink's ways to fit it. */
export function drawn(text: string, before: string, columns: number): string {
	const ways = ['wrap', 'hard', 'truncate-end', 'truncate-middle', 'truncate-start'] as const
	const element = (
		<Box flexDirection="column" width={columns} borderStyle="round" overflow="hidden">
			{ways.map((wrap) => (
				<Box key={wrap} columnGap={1}>
					<Text wrap={wrap} color="red">
						{text}
					</Text>
					<Box flexShrink={0} minWidth={3} justifyContent="flex-end">
						<Text bold>{before}</Text>
					</Box>
				</Box>
			))}
		</Box>
	)
	return renderToString(element, { columns })
}
