import { viewportFor } from '../../app/lists/viewport.ts'
import type { ChoiceOverlay as Menu } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { choicesOf } from '../../app/steps/choices.ts'
import type { Line } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

const titles: Readonly<Record<Menu['menu'], string>> = {
	copy: 'Copy as',
	'clean-up': 'Clean up: mark in this list',
}

/** A short menu with its cursor; of one that is longer than the screen, what is around the cursor. */
export function choiceLines(state: State, overlay: Menu, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const lines = choicesOf(state, overlay.menu).map(({ text }, index): Line => {
		const chosen = index === overlay.cursor
		return [
			{ text: chosen ? `${signs.cursor} ` : '  ', tone: 'accent', bold: true },
			{ text, bold: chosen },
		]
	})
	const height = Math.max(1, rows - (room.framed ? 2 : 1))
	const { top } = viewportFor({ top: 0, cursor: overlay.cursor }, lines.length, height)
	const title = titles[overlay.menu]
	return panelLines({ title, tone: 'accent' }, room, lines.slice(top, top + height))
}
