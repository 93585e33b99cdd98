import { Box, renderToString, Text } from 'ink'
// Ink's own way of bringing a line of the terminal up to date; it exports no name for it.
import lineUpdate from '../../node_modules/ink/build/line-update.js'

/** How a text is drawn at a width by each of Ink's ways to fit it, and what turns one line into another. */
export function drawn(text: string, before: string, columns: number): readonly string[] {
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
	return [renderToString(element, { columns }), lineUpdate(before, text, columns)]
}
