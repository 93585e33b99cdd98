import type { State } from '../../app/state.ts'
import type { Fault } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import { type Line, wrapped } from '../parts/line.ts'
import { panelLines } from './panel.ts'
import { isFramed, type PanelRoom, roomFor } from './panel-room.ts'

/** The last fault with everything that is known of it. */
export function lastFaultLines(state: State, fault: Fault, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const lines = faultLines(fault, room).slice(0, rows - (room.framed ? 2 : 1))
	return panelLines({ title: 'The last error', tone: 'danger' }, room, lines)
}

function faultLines(fault: Fault, { inner, framed }: PanelRoom): readonly Line[] {
	const { message, next } = faultText(fault)
	const blank: readonly Line[] = framed ? [[]] : []
	const facts: readonly (readonly [string, string | undefined])[] = [
		['connection', fault.connection],
		['place', fault.place],
		['HTTP status', fault.httpStatus?.toString()],
		['server code', fault.serverCode],
		['server said', fault.serverMessage],
		['kind', fault.code],
	]
	return [
		...wrapped(message, inner, 'danger'),
		...blank,
		...wrapped(`next: ${next}`, inner),
		...blank,
		...facts.flatMap(([name, value]) =>
			value === undefined ? [] : wrapped(`${name.padEnd(12)} ${value}`, inner, 'dim'),
		),
	]
}
