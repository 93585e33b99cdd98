import type { Connection } from '../model/connection.ts'
import { failed, type Outcome } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import { nextEvent } from './next-event.ts'
import type { CheckAnswer, Ports } from './ports.ts'
import { reachServer } from './reach-server.ts'

/**
 * Asks the server whether it accepts a token now, changing nothing there, and writes the answer
 * into the token's history; settles a question whose answer was lost. Allowed on read-only
 * connections.
 * Faults: `connection-removed`, `token-not-held`, those of the server.
 */
export async function checkToken(
	ports: Ports,
	connection: Connection,
	token: Token,
	signal?: AbortSignal,
): Promise<Outcome<CheckAnswer>> {
	if (connection.removedAtMs !== undefined) {
		return failed('connection-removed', { connection: connection.name })
	}
	const value = await ports.history.tokenValue(token.id)
	if (!value.ok) return value
	const target = await reachServer(ports, connection, signal)
	if (!target.ok) return target
	const answer = await ports.api.check(target.value, value.value, signal)
	const base = nextEvent(ports, token.id)
	const event = answer.ok
		? ({ ...base, kind: 'checked', ...answer.value } as const)
		: ({ ...base, kind: 'failed', action: 'check', code: answer.fault.code } as const)
	const written = await ports.history.change([{ kind: 'event', tokenId: token.id, event }])
	return written.ok ? answer : written
}
