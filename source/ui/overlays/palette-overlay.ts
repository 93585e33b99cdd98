import type { Binding } from '../../app/keys/binding.ts'
import { keyText } from '../../app/keys/key-text.ts'
import { paletteActions } from '../../app/keys/palette.ts'
import { viewportFor } from '../../app/lists/viewport.ts'
import type { PaletteOverlay as Palette } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { fieldPiece, type Line, lineOf } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** Every action of the screen below, with its key and, where it is off, why. */
export function paletteLines(state: State, overlay: Palette, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const actions = paletteActions(state, overlay.typed)
	const height = Math.max(1, rows - (room.framed ? 2 : 1) - 2)
	const place = { top: 0, cursor: overlay.cursor }
	const { top } = viewportFor(place, actions.length, height)
	const lines = actions
		.slice(top, top + height)
		.map((action, index) => actionLine(state, action, top + index === overlay.cursor))
	return panelLines({ title: 'Actions', tone: 'accent' }, room, [
		typedLine(overlay, room.inner),
		[],
		...(lines.length > 0 ? lines : [lineOf('No action here has those letters.', 'dim')]),
	])
}

function typedLine({ typed: value }: Palette, columns: number): Line {
	return [
		{ text: ': ', tone: 'accent' },
		fieldPiece({
			name: 'palette',
			kind: 'text',
			value,
			columns: Math.max(1, columns - 2),
			placeholder: 'a few letters of what you want to do',
			typed: (text) => ({ kind: 'typed', text }),
		}),
	]
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
