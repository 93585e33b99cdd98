import type { Connection, Credentials } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { ServerFacts } from '../model/server-facts.ts'
import type { Ports, Target } from './ports.ts'

/**
 * A connection made ready to be asked: its credentials opened, and what is known of its server,
 * from memory or by discovery (which is written down). Remembered facts are not trusted after a
 * look at the server that failed.
 * Faults: `connection-removed`, those of the history, those of discovery.
 */
export async function reachServer(
	ports: Ports,
	connection: Connection,
	signal?: AbortSignal,
): Promise<Outcome<Target>> {
	if (connection.removedAtMs !== undefined) {
		return failed('connection-removed', { connection: connection.name })
	}
	const credentials = await ports.history.credentials(connection.id)
	if (!credentials.ok) return credentials
	const seen = ports.history.view().servers.get(connection.id)
	if (seen?.facts && !seen.fault) {
		return ok({ connection, credentials: credentials.value, facts: seen.facts })
	}
	const facts = await discoverServer(ports, connection, credentials.value, signal)
	return facts.ok ? ok({ connection, credentials: credentials.value, facts: facts.value }) : facts
}

/**
 * Looks at the server anew and writes down what was seen, success or fault. A fault of the history
 * does not hide what the server said.
 */
export async function discoverServer(
	ports: Ports,
	connection: Connection,
	credentials: Credentials,
	signal?: AbortSignal,
): Promise<Outcome<ServerFacts>> {
	const found = await ports.api.discover({ connection, credentials }, signal)
	const before = ports.history.view().servers.get(connection.id)
	const atMs = ports.nowMs()
	if (!found.ok) {
		if (found.fault.code === 'cancelled') return found
		const facts = before?.facts
		const seen = { atMs, fault: found.fault, ...(facts && { facts }) }
		await ports.history.change([{ kind: 'server', connectionId: connection.id, seen }])
		return found
	}
	const facts = withUnit(found.value, before?.facts)
	await ports.history.change([
		{ kind: 'server', connectionId: connection.id, seen: { atMs, facts } },
	])
	return ok(facts)
}

/**
 * The facts with the unit of lifetimes that is known already: it is learned by issuing, so a new look
 * must not forget it, unless the server has become another version.
 */
export function withUnit(facts: ServerFacts, before: ServerFacts | undefined): ServerFacts {
	const { version, lifetimeUnit, dialect } = before ?? {}
	const isSame =
		dialect === facts.dialect &&
		(version === undefined || facts.version === undefined || version === facts.version)
	return { ...(isSame && lifetimeUnit && { lifetimeUnit }), ...facts }
}
