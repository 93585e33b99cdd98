import { shortInstant } from '../../model/instant-text.ts'
import type { WatchEvent } from '../../work/watch-tokens.ts'
import type { WorldMessage } from '../message.ts'
import type { Flash, State } from '../state.ts'
import { endText, nameOf } from '../token-name.ts'
import { withOverlay } from './opening.ts'
import { flashOfFault, withFlash } from './step.ts'

/** The state after a token was renewed by itself, or was not: it is said, and what could not be stored is shown. */
export function withAutoRefreshed(
	state: State,
	message: Extract<WorldMessage, { kind: 'auto-refreshed' }>,
): State {
	const { event, unsaved, leftBehindId } = message
	let next = state
	if (event.kind === 'failed') next = { ...next, lastFault: event.fault }
	const leftBehind = leftBehindId === undefined ? undefined : state.history.tokens.get(leftBehindId)
	if (leftBehind) {
		next = withFlash(next, {
			level: 'fault',
			text: `${leftBehind.masked}, of the wrong lifetime, could not be deleted and may be live`,
			next: 'It is in the list: select it and delete it.',
		})
	}
	next = withFlash(next, flashOf(next, event))
	if (unsaved === undefined) return next
	const connectionName = state.history.connections.get(event.connectionId)?.name ?? ''
	next = { ...next, unsaved: [...next.unsaved, { value: unsaved, connectionName }] }
	return next.overlay ? next : withOverlay(next, { kind: 'unsaved' })
}

function flashOf(state: State, event: WatchEvent): Omit<Flash, 'atMs'> {
	const { history, nowMs } = state
	const token = history.tokens.get(event.tokenId)
	const place = history.connections.get(event.connectionId)?.name ?? 'a connection that is gone'
	const name = token ? nameOf(token) : 'A token'
	switch (event.kind) {
		case 'renewed': {
			const ends = endText(nowMs, token, undefined)
			const text =
				event.how === 'refreshed'
					? `${name} refreshed by itself on ${place}${ends}`
					: `${name} issued by itself on ${place}, in the place of one near its end${ends}`
			return { level: 'done', text }
		}
		case 'failed': {
			const { text, ...flash } = flashOfFault({ connection: place, ...event.fault })
			const again = `It is tried again at ${shortInstant(event.retryAtMs, nowMs)}.`
			return { ...flash, text: `${name} was not refreshed by itself. ${text} ${again}` }
		}
		case 'ended':
			return {
				level: 'note',
				text: `${name} on ${place} has ended: there is nothing left to refresh by itself`,
			}
	}
}
