import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import type { Ports, Target } from './ports.ts'
import { reachServer } from './reach-server.ts'

/** A token with its value in the clear, and its server ready to be asked about it. */
export type ReachedToken = {
	readonly target: Target
	readonly token: Token
	readonly value: string
}

/**
 * A token made ready to be changed on its server. Faults: those of `usableToken`, then those of the
 * way to the server, which is not asked for a token that cannot be changed.
 */
export async function reachToken(
	ports: Ports,
	connection: Connection,
	token: Token,
	signal?: AbortSignal,
): Promise<Outcome<ReachedToken>> {
	const usable = await usableToken(ports, connection, token)
	if (!usable.ok) return usable
	const target = await reachServer(ports, connection, signal)
	return target.ok ? ok({ target: target.value, token, value: usable.value }) : target
}

/** The token's value, where the connection allows changing anything and the token is not gone. */
export async function usableToken(
	ports: Ports,
	connection: Connection,
	token: Token,
): Promise<Outcome<string>> {
	const about = { connection: connection.name }
	if (connection.readOnly) return failed('read-only-connection', about)
	if (connection.removedAtMs !== undefined) return failed('connection-removed', about)
	if (token.ended) return failed('already-deleted', about)
	return ports.history.tokenValue(token.id)
}
