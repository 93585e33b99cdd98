import { newId } from '../source/store/new-id.ts'
import type { Change } from '../source/work/ports.ts'

/** What befalls a token that is issued now, with a value of its own. */
export function issue(): Change[] {
	const tokenId = newId('token')
	const atMs = Date.now()
	const expiresAtSeconds = Math.floor(atMs / 1000) + 2_592_000
	return [
		{
			kind: 'token',
			token: { id: tokenId, connectionId: 'c0000000000a', graph: 'social' },
			event: {
				id: newId('event'),
				atMs,
				kind: 'asked',
				action: 'issue',
				lifetimeSeconds: 2_592_000,
			},
		},
		{
			kind: 'event',
			tokenId,
			value: newId('token').repeat(3),
			event: {
				id: newId('event'),
				atMs: atMs + 1,
				kind: 'issued',
				masked: `${tokenId.slice(0, 4)}…${tokenId.slice(-4)}`,
				fingerprint: tokenId,
				form: 'opaque',
				expiresAtSeconds,
				expirySource: 'server',
			},
		},
	]
}
