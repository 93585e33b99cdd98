import type { Connection } from '../model/connection.ts'
import type { Outcome } from '../model/fault.ts'
import type { CheckAnswer, Ports } from './ports.ts'
import { reachServer } from './reach-server.ts'

/**
 * Asks a connection's server whether it accepts a token that is in no history, changing nothing
 * there and writing nothing of it down. Faults: those of the history and the server.
 */
export async function checkValue(
	ports: Ports,
	connection: Connection,
	value: string,
	signal?: AbortSignal,
): Promise<Outcome<CheckAnswer>> {
	const target = await reachServer(ports, connection, signal)
	return target.ok ? ports.api.check(target.value, value, signal) : target
}
