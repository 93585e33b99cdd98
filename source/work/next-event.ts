import type { EventBase } from '../model/token-event.ts'
import type { Ports } from './ports.ts'

/**
 * Id and time of what happens to a token next: now, or just after all that is known to have happened
 * to it. So whatever follows from something also stands after it, although a server may answer
 * within the millisecond and a clock may be set back.
 */
export function nextEvent(ports: Ports, tokenId: string): EventBase {
	const last = ports.history.view().tokens.get(tokenId)?.events.at(-1)
	const nowMs = ports.nowMs()
	return {
		id: ports.newId('event'),
		atMs: last === undefined ? nowMs : Math.max(nowMs, last.atMs + 1),
	}
}
