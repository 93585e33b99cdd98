import type { Connection } from '../model/connection.ts'
import { failed, type Outcome } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import type { Ports } from './ports.ts'
import { reachServer } from './reach-server.ts'
import { type Removed, removeFromServer } from './remove-from-server.ts'

/**
 * Revokes a token on its server; programs that use it stop working at once. With `skipMissing`
 * (pyTigerGraph's `skipNA`) a token the server does not know counts as done, and is shown as what
 * it is: already gone.
 * Faults: `read-only-connection`, `already-deleted`, `token-not-held`, those of the server.
 */
export async function deleteToken(
	ports: Ports,
	connection: Connection,
	token: Token,
	options: { readonly skipMissing?: boolean } = {},
	signal?: AbortSignal,
): Promise<Outcome<Removed>> {
	const usable = await usableToken(ports, connection, token)
	if (!usable.ok) return usable
	const target = await reachServer(ports, connection, signal)
	if (!target.ok) return target
	return removeFromServer(ports, target.value, token.id, usable.value, options, signal)
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
