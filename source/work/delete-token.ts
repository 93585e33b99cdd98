import type { Connection } from '../model/connection.ts'
import type { Outcome } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import type { Ports } from './ports.ts'
import { reachToken } from './reach-token.ts'
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
	const held = await reachToken(ports, connection, token, signal)
	if (!held.ok) return held
	const { target, value } = held.value
	return removeFromServer(ports, target, token.id, value, options, signal)
}
