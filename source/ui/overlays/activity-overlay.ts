import type { State } from '../../app/state.ts'
import { fullInstant } from '../../model/instant-text.ts'
import { type Line, lineOf } from '../parts/line.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** The requests made since the start, the latest first: method, place, outcome, time. */
export function activityLines(state: State, top: number, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const height = rows - (room.framed ? 2 : 1)
	const lines = state.requests
		.toReversed()
		.slice(top, top + height)
		.map((request) => requestLine(request, room.inner))
	return panelLines(
		{ title: `Requests · ${state.requests.length}`, tone: 'accent' },
		room,
		lines.length > 0 ? lines : [lineOf('No request has been made yet.', 'dim')],
	)
}

/** Where there is little room, the path says more than the host. */
const roomForHosts = 60

function requestLine(request: State['requests'][number], inner: number): Line {
	const { atMs, method, place, status, faultCode, tookMs } = request
	const isBad = faultCode !== undefined && faultCode !== 'cancelled'
	const outcome = faultCode ?? String(status ?? '')
	return [
		{ text: `${fullInstant(atMs).slice(11, 19)} `, tone: 'dim' },
		{ text: `${method.padEnd(6)} ` },
		{ text: outcome, tone: isBad ? 'danger' : faultCode ? 'dim' : 'good' },
		{ text: ` ${Math.round(tookMs)} ms `, tone: 'dim' },
		{ text: inner < roomForHosts ? place.replace(/^\w+:\/\/[^/]*/, '') : place },
	]
}
