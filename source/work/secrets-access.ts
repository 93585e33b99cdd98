import type { Connection } from '../model/connection.ts'
import { type Fault, type Outcome, ok } from '../model/fault.ts'
import type { Ports, Target } from './ports.ts'
import { reachServer } from './reach-server.ts'

/**
 * Why secrets cannot be managed over this connection: it is removed, or has no user with a password;
 * undefined where they can. What changes something there is refused on read-only connections too.
 */
export function secretsFault(
	connection: Connection,
	change: 'look' | 'change' = 'look',
): Fault | undefined {
	const about = { connection: connection.name }
	if (connection.removedAtMs !== undefined) return { code: 'connection-removed', ...about }
	if (connection.user === undefined || !connection.hasPassword) {
		return { code: 'password-required', ...about }
	}
	return change === 'change' && connection.readOnly
		? { code: 'read-only-connection', ...about }
		: undefined
}

/** A connection made ready to be asked about secrets. Faults: `secretsFault`, those of the way there. */
export async function reachSecrets(
	ports: Ports,
	connection: Connection,
	change: 'look' | 'change',
	signal?: AbortSignal,
): Promise<Outcome<Target>> {
	const fault = secretsFault(connection, change)
	if (fault) return { ok: false, fault }
	const target = await reachServer(ports, connection, signal)
	return target.ok ? ok(target.value) : target
}
