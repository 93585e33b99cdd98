import { Box, Text } from 'ink'
import type { ReactNode } from 'react'
import { keyFor } from '../../app/keys/key-for.ts'
import type { ListPlace, State } from '../../app/state.ts'
import type { Send } from '../send.ts'
import { LineView } from './line.tsx'
import { TextField } from './text-field.tsx'
import { usePaint } from './theme-context.ts'

/** Whether a list shows its filter: it is being typed, or it keeps rows away. */
export function hasFilterLine(place: ListPlace): boolean {
	return place.isFiltering === true || (place.filter ?? '') !== ''
}

/** The filter of a list, with the keyboard or without, and how many rows it leaves. */
export function FilterLine(props: {
	readonly place: ListPlace
	readonly found: number
	readonly outOf: number
	readonly state: State
	readonly send: Send
}): ReactNode {
	const { place, found, outOf, state, send } = props
	const paintOf = usePaint()
	const filter = place.filter ?? ''
	const count = `${found} of ${outOf} `
	if (!place.isFiltering) {
		return (
			<LineView
				line={[
					{ text: ` / ${filter}`, tone: 'accent' },
					{
						text: `   ${count}· ${keyFor(state, 'filter')} changes it, esc clears it`,
						tone: 'dim',
					},
				]}
			/>
		)
	}
	const room = Math.max(1, state.columns - 4 - count.length)
	return (
		<Box height={1} flexShrink={0} overflow="hidden">
			<Text {...paintOf('accent')}> / </Text>
			<TextField
				kind="text"
				value={filter}
				columns={room}
				onChange={(text) => send({ kind: 'filter-typed', text })}
			/>
			<Text {...paintOf('dim')}>{count}</Text>
		</Box>
	)
}
