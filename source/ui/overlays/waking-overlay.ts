import type { WakingOverlay as Waking } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { type Line, wrapped } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'
import { wakingWords } from './waking-words.ts'

/** Waiting for a server whose workspace is waking up: how long already, and when it is looked at next. */
export function wakingLines(state: State, overlay: Waking, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const { title, standing, faults, wanted } = wakingWords(state, overlay)
	const { end } = overlay
	const tone = end ? (end.fault ? 'danger' : 'good') : 'warning'
	const sign = end ? (end.fault ? signs.failed : signs.done) : signs.waiting
	const blank: readonly Line[] = room.framed ? [[]] : []
	const lines = [
		...wrapped(`${sign} ${standing}`, room.inner, tone),
		...blank,
		...faults.flatMap((text) => wrapped(text, room.inner)),
		...(wanted === '' ? [] : wrapped(wanted, room.inner, 'dim')),
	]
	return panelLines({ title, tone }, room, lines.slice(0, rows - (room.framed ? 2 : 1)))
}
