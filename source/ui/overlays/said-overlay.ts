import type { Flash, State } from '../../app/state.ts'
import { fullInstant } from '../../model/instant-text.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { signs, type Tone } from '../parts/theme.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** Everything that was said at the foot of the screen, the latest first. */
export function saidLines(state: State, top: number, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const height = rows - (room.framed ? 2 : 1)
	const latest = state.said.toReversed().slice(top, top + height)
	const lines = latest.flatMap((flash) => flashLines(flash, room.inner))
	return panelLines(
		{ title: `Messages · ${state.said.length}`, tone: 'accent' },
		room,
		lines.length > 0 ? lines.slice(0, height) : [lineOf('Nothing has been said yet.', 'dim')],
	)
}

const looks: Readonly<Record<Flash['level'], readonly [string, Tone]>> = {
	done: [signs.done, 'good'],
	note: [signs.note, 'accent'],
	fault: [signs.failed, 'danger'],
}

function flashLines({ level, text, next, atMs }: Flash, inner: number): readonly Line[] {
	const [sign, tone] = looks[level]
	const time = fullInstant(atMs).slice(11)
	const [first = [], ...rest] = wrapped(text, inner - 2, 'plain', '  ')
	return [
		[
			{ text: `${sign} `, tone, bold: true },
			{ text: `${time}  `, tone: 'dim' },
		],
		[{ text: '  ' }, { text: (first[0]?.text ?? '').trimStart() }],
		...rest,
		...(next === undefined ? [] : wrapped(next, inner - 2, 'dim', '  ')),
	]
}
