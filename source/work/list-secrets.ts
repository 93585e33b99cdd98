import type { Connection } from '../model/connection.ts'
import type { Outcome } from '../model/fault.ts'
import type { Ports, SecretEntry } from './ports.ts'
import { reachSecrets } from './secrets-access.ts'

/**
 * The secrets of the connection's user, masked, as the server lists them; on 3.x those of the
 * connection's graph. Where exactly one of them is the connection's own and its alias was not known,
 * the alias is remembered, so that tokens are known to be issued with it from then on.
 * Faults: `password-required`, `graph-required`, those of the server.
 */
export async function listSecrets(
	ports: Ports,
	connection: Connection,
	signal?: AbortSignal,
): Promise<Outcome<readonly SecretEntry[]>> {
	const target = await reachSecrets(ports, connection, 'look', signal)
	if (!target.ok) return target
	const entries = await ports.api.listSecrets(target.value, signal)
	if (entries.ok) await learnAlias(ports, connection.id, entries.value)
	return entries
}

/** A history that cannot be written is no reason to withhold the list. */
async function learnAlias(
	ports: Ports,
	connectionId: string,
	entries: readonly SecretEntry[],
): Promise<void> {
	const now = ports.history.view().connections.get(connectionId)
	const [own, ...others] = entries.filter((entry) => entry.isStored)
	if (!now?.hasSecret || now.secretAlias !== undefined || !own?.alias || others.length > 0) return
	await ports.history.change([
		{ kind: 'connection', connection: { ...now, secretAlias: own.alias } },
	])
}
