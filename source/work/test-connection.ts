import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { ServerFacts } from '../model/server-facts.ts'
import type { Ports } from './ports.ts'
import { discoverServer } from './reach-server.ts'

/**
 * Looks at a connection's server anew: which TigerGraph it is, where it answers, whether REST++
 * authentication is on. Changes nothing there. Faults: `auth-disabled` where the server answered
 * and issues no tokens, those of the way to it.
 */
export async function testConnection(
	ports: Ports,
	connection: Connection,
	signal?: AbortSignal,
): Promise<Outcome<ServerFacts>> {
	const credentials = await ports.history.credentials(connection.id)
	if (!credentials.ok) return credentials
	const facts = await discoverServer(ports, connection, credentials.value, signal)
	return facts.ok ? issuingTokens(connection, facts.value) : facts
}

/** The facts of a server that can issue tokens; `auth-disabled` where it cannot. */
export function issuingTokens(connection: Connection, facts: ServerFacts): Outcome<ServerFacts> {
	return facts.authEnabled === false && facts.dialect !== 'jwt'
		? failed('auth-disabled', { connection: connection.name })
		: ok(facts)
}
