import type { Token } from '../model/token.ts'
import type { EventBase, TokenEvent } from '../model/token-event.ts'
import type { Grant } from './ports.ts'

/** What a server's answer to a refresh is in a token's history; without its word it is counted from now. */
export function refreshedEvent(
	base: EventBase,
	{ expiresAtSeconds: before }: Token,
	{ expiresAtSeconds, expirySource = 'server' }: Grant,
	lifetimeAskedSeconds: number,
): TokenEvent {
	const counted = Math.floor(base.atMs / 1000) + lifetimeAskedSeconds
	return {
		...base,
		kind: 'refreshed',
		expiresAtSeconds: expiresAtSeconds ?? counted,
		expirySource: expiresAtSeconds === undefined ? 'computed' : expirySource,
		lifetimeAskedSeconds,
		...(before !== undefined && { previousExpiresAtSeconds: before }),
	}
}
