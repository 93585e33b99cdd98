import type { Outcome } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import { nextEvent } from './next-event.ts'
import type { Ports } from './ports.ts'

/**
 * A token's value, because the user wishes to see or copy it; that it was handed out is written
 * down first. Faults: `token-not-held`, those of the history.
 */
export async function handOutToken(
	ports: Ports,
	token: Token,
	how: 'copied' | 'shown',
): Promise<Outcome<string>> {
	const value = await ports.history.tokenValue(token.id)
	if (!value.ok) return value
	const event = { ...nextEvent(ports, token.id), kind: 'handed-out', how } as const
	const written = await ports.history.change([{ kind: 'event', tokenId: token.id, event }])
	// A history that cannot be written is no reason to withhold the user's own token.
	return written.ok || written.fault.code === 'history-read-only' ? value : written
}
