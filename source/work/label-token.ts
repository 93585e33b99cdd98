import type { Outcome } from '../model/fault.ts'
import { sanitizeTo } from '../model/sanitize.ts'
import type { Token } from '../model/token.ts'
import { nextEvent } from './next-event.ts'
import type { Ports } from './ports.ts'

/** A label as it is kept: what a terminal can show, at most 80 characters. */
export function cleanLabel(label: string | undefined): string {
	return sanitizeTo(label ?? '', 80).trim()
}

/** Gives a token another label; an empty one takes it away. At most 80 characters are kept. */
export function labelToken(ports: Ports, token: Token, label: string): Promise<Outcome<void>> {
	const event = {
		...nextEvent(ports, token.id),
		kind: 'labelled',
		label: cleanLabel(label),
	} as const
	return ports.history.change([{ kind: 'event', tokenId: token.id, event }])
}
