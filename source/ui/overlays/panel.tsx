import { Box, Text } from 'ink'
import type { ReactNode } from 'react'
import { cleanText } from '../parts/clean-text.ts'
import type { Tone } from '../parts/theme.ts'
import { usePaint } from '../parts/theme-context.ts'

/**
 * A box with its title in the upper edge, as wide as told and as high as what is in it. Without
 * `framed` only the title is left, for small terminals.
 */
export function Panel(props: {
	readonly title: string
	readonly tone?: Tone
	readonly columns: number
	readonly framed: boolean
	readonly children: ReactNode
}): ReactNode {
	const { title, tone = 'dim', columns, framed, children } = props
	const paintOf = usePaint()
	if (!framed) {
		return (
			<Box flexDirection="column" width={columns} flexShrink={0} paddingLeft={1}>
				<Text bold wrap="truncate-end">
					{cleanText(title)}
				</Text>
				{children}
			</Box>
		)
	}
	const paint = paintOf(tone)
	return (
		<Box flexDirection="column" width={columns} flexShrink={0}>
			<Box height={1} flexShrink={0}>
				<Text {...paint}>{'╭ '}</Text>
				<Text bold wrap="truncate-end">
					{cleanText(title)}
				</Text>
				<Text {...paint}> </Text>
				<Box flexGrow={1} flexBasis={0} height={1} overflow="hidden">
					<Text {...paint} wrap="hard">
						{'─'.repeat(columns)}
					</Text>
				</Box>
				<Text {...paint}>╮</Text>
			</Box>
			<Box
				flexDirection="column"
				borderStyle="round"
				borderTop={false}
				{...(paint.color && { borderColor: paint.color })}
				borderDimColor={paint.dimColor ?? false}
				paddingX={1}
			>
				{children}
			</Box>
		</Box>
	)
}
