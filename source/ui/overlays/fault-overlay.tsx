import type { ReactNode } from 'react'
import type { State } from '../../app/state.ts'
import type { Fault } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import { type Line, Lines, wrapped } from '../parts/line.tsx'
import { Panel } from './panel.tsx'
import { isFramed, type PanelRoom, roomFor } from './panel-room.ts'

/** The last fault with everything that is known of it. */
export function FaultOverlay(props: {
	readonly state: State
	readonly fault: Fault
	readonly rows: number
}): ReactNode {
	const { state, fault, rows } = props
	const room = roomFor(state.columns, isFramed(state))
	const lines = faultLines(fault, room).slice(0, rows - (room.framed ? 2 : 1))
	return (
		<Panel title="The last error" tone="danger" columns={room.columns} framed={room.framed}>
			<Lines lines={lines} />
		</Panel>
	)
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
