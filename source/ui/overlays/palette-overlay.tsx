import { Box, Text } from 'ink'
import type { ReactNode } from 'react'
import type { Binding } from '../../app/keys/binding.ts'
import { keyText } from '../../app/keys/key-text.ts'
import { paletteActions } from '../../app/keys/palette.ts'
import { viewportFor } from '../../app/lists/viewport.ts'
import type { PaletteOverlay as Palette } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { type Line, Lines, lineOf } from '../parts/line.tsx'
import { TextField } from '../parts/text-field.tsx'
import { signs } from '../parts/theme.ts'
import { usePaint } from '../parts/theme-context.ts'
import type { Send } from '../send.ts'
import { Panel } from './panel.tsx'
import { isFramed, roomFor } from './panel-room.ts'

/** Every action of the screen below, with its key and, where it is off, why. */
export function PaletteOverlay(props: {
	readonly state: State
	readonly overlay: Palette
	readonly rows: number
	readonly send: Send
}): ReactNode {
	const { state, overlay, rows, send } = props
	const paintOf = usePaint()
	const room = roomFor(state.columns, isFramed(state))
	const actions = paletteActions(state, overlay.typed)
	const height = Math.max(1, rows - (room.framed ? 2 : 1) - 2)
	const place = { top: 0, cursor: overlay.cursor }
	const { top } = viewportFor(place, actions.length, height)
	const lines = actions
		.slice(top, top + height)
		.map((action, index) => actionLine(state, action, top + index === overlay.cursor))
	return (
		<Panel title="Actions" tone="accent" columns={room.columns} framed={room.framed}>
			<Box>
				<Text {...paintOf('accent')}>: </Text>
				<TextField
					kind="text"
					value={overlay.typed}
					columns={Math.max(1, room.inner - 2)}
					placeholder="a few letters of what you want to do"
					onChange={(text) => send({ kind: 'typed', text })}
				/>
			</Box>
			<Lines
				lines={[
					[],
					...(lines.length > 0 ? lines : [lineOf('No action here has those letters.', 'dim')]),
				]}
			/>
		</Panel>
	)
}

function actionLine(state: State, action: Binding, selected: boolean): Line {
	const { overlay: _, ...below } = state
	const reason = action.off?.(below)
	const key = keyText(action.keys[0] ?? '').padEnd(9)
	return [
		{ text: selected ? `${signs.cursor} ` : '  ', tone: 'accent', bold: true },
		{ text: key, tone: 'accent' },
		{ text: action.help, ...(reason === undefined ? { bold: selected } : { tone: 'dim' }) },
		...(reason === undefined ? [] : [{ text: `  not now: ${reason}`, tone: 'dim' as const }]),
	]
}
