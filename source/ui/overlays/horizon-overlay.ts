import type { State } from '../../app/state.ts'
import { type HorizonRow, horizonOf } from '../../app/time/horizon.ts'
import { type Line, wrapped } from '../parts/line.ts'
import { signs, stepTones } from '../parts/theme.ts'
import { horizonWords } from './horizon-words.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** When the live tokens end: a bar a step, and for the step under the cursor the connections. */
export function horizonLines(state: State, cursor: number, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const horizon = horizonOf(state)
	const most = Math.max(1, ...horizon.map(({ count }) => count))
	const bars = horizon.map((row, index) => barLine(row, index === cursor, most, room.inner))
	const lines = [...bars, [], ...connectionLines(horizon[cursor], room.inner)]
	const shown = lines.slice(0, rows - (room.framed ? 2 : 1))
	return panelLines({ title: 'When live tokens end', tone: 'accent' }, room, shown)
}

function barLine({ step, count }: HorizonRow, chosen: boolean, most: number, inner: number): Line {
	const label = `${chosen ? signs.cursor : ' '} ${horizonWords[step].padEnd(15)} ${String(count).padStart(4)} `
	const room = Math.max(1, Math.min(50, inner - label.length - 1))
	const length = count === 0 ? 0 : Math.max(1, Math.round((count / most) * room))
	return [
		{ text: label, bold: chosen },
		{ text: signs.bar.repeat(length), tone: stepTones[step] },
	]
}

function connectionLines(row: HorizonRow | undefined, inner: number): readonly Line[] {
	if (!row || row.count === 0) return wrapped('No live token ends then.', inner, 'dim')
	const text = row.connections.map(({ name, count }) => `${name} ${count}`).join(' · ')
	return wrapped(text, inner, 'plain')
}
