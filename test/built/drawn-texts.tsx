import { Box, type BoxProps, render, renderToString, Text, type TextProps, Transform } from 'ink'
import { createContext, memo, type ReactNode, use, useSyncExternalStore } from 'react'
// What Ink draws of an error, and its own way of bringing a terminal up to date; it exports no names for them.
import ErrorOverview from '../../node_modules/ink/build/components/ErrorOverview.js'
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

/** What is drawn of an error with such a trace. */
export function overview(message: string, trace: readonly string[]): string {
	const error = new Error(message)
	error.stack = [`Error: ${message}`, ...trace.map((line) => `    at ${line}`)].join('\n')
	return renderToString(<ErrorOverview error={error} />, { columns: 80 })
}

/** A box somewhere in a frame, and the text in it. */
export type Placed = {
	readonly text: string
	readonly looks: Pick<TextProps, 'color' | 'bold' | 'wrap'> & {
		/** Each of its lines begins with its number. */
		readonly numbered?: boolean
	}
	/** Texts within the text, behind its own words. */
	readonly within?: readonly Within[]
	readonly place: Pick<
		BoxProps,
		'position' | 'top' | 'left' | 'width' | 'height' | 'overflow' | 'marginTop' | 'marginLeft'
	>
}

type Within = Pick<Placed, 'text'> & Pick<TextProps, 'color' | 'bold' | 'underline'>

/** As in a text field, the words can change without the text around them being drawn again. */
function Words({ at }: { readonly at: number }): ReactNode {
	const { text, within = [] } = use(FrameOnTop)[at] ?? { text: '' }
	return (
		<>
			{text}
			{within.map(({ text, ...looks }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a text is its place among the others
				<Text key={index} {...looks}>
					{text}
				</Text>
			))}
		</>
	)
}

const FrameOnTop = createContext<readonly Placed[]>([])

/** Looks that stay the same object are not drawn again, also where the box around them is another. */
const Looks = memo(function Looks(props: {
	readonly at: number
	readonly looks: Placed['looks']
}): ReactNode {
	const { numbered, ...looks } = props.looks
	const text = (
		<Text {...looks}>
			<Words at={props.at} />
		</Text>
	)
	return numbered ? <Transform transform={withNumber}>{text}</Transform> : text
})

const withNumber = (line: string, index: number) => `${index} ${line}`

/** What is drawn for one frame after another on the same screen. */
export async function redrawn(
	frames: readonly (readonly Placed[])[],
	columns: number,
	flexDirection: 'row' | 'column',
	overflow: 'hidden' | 'visible',
): Promise<readonly string[]> {
	const texts: string[] = []
	const stream = { columns, rows: 24, write: (text: string) => texts.push(text), on() {}, off() {} }
	let onTop: readonly Placed[] = []
	const listeners = new Set<() => void>()
	const subscribe = (listener: () => void) => {
		listeners.add(listener)
		return () => listeners.delete(listener)
	}
	const Screen = () => {
		const frame = useSyncExternalStore(subscribe, () => onTop)
		return (
			<FrameOnTop value={frame}>
				<Box flexDirection={flexDirection} width={columns} height={8} overflow={overflow}>
					{frame.map(({ looks, place }, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a box is its place among the others
						<Box key={at} flexShrink={0} {...place}>
							<Looks at={at} looks={looks} />
						</Box>
					))}
				</Box>
			</FrameOnTop>
		)
	}
	// Each frame is written as a whole, as soon as it is made.
	const ink = render(<Screen />, { stdout: stream as never, debug: true, patchConsole: false })
	const drawn: string[] = []
	for (const frame of frames) {
		onTop = frame
		for (const listener of listeners) listener()
		// What a store says is drawn before the next turn.
		await new Promise((resolve) => setImmediate(resolve))
		drawn.push(texts.at(-1) ?? '')
	}
	ink.unmount()
	return drawn
}
