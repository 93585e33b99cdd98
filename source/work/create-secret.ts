import type { Connection } from '../model/connection.ts'
import { type Fault, failed, type Outcome, ok } from '../model/fault.ts'
import type { NewSecret, Ports } from './ports.ts'
import { reachSecrets } from './secrets-access.ts'

/** A secret that was made; whoever gets this has the only copy, unless it was stored. */
export type Created = NewSecret & {
	/** Whether it is the connection's secret now. */
	readonly stored: boolean
	/** Why it could not be stored although that was wished; the secret is there all the same. */
	readonly storeFault?: Fault
}

/** A secret's alias as this program makes it. Fault: `bad-alias`. */
export function parseAlias(text: string): Outcome<string> {
	const alias = text.trim()
	return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(alias)
		? ok(alias)
		: failed('bad-alias', { detail: alias.slice(0, 40) })
}

/**
 * Makes a secret for the connection's user. The server shows it this once; with `store` it becomes
 * the connection's own.
 * Faults: `bad-alias`, `password-required`, `read-only-connection`, `secret-exists`, those of the
 * server. Where the answer is lost, the secret may be there under its alias, its value known to nobody.
 */
export async function createSecret(
	ports: Ports,
	connection: Connection,
	asked: { readonly alias: string; readonly store?: boolean },
	signal?: AbortSignal,
): Promise<Outcome<Created>> {
	const alias = parseAlias(asked.alias)
	if (!alias.ok) return alias
	const target = await reachSecrets(ports, connection, 'change', signal)
	if (!target.ok) return target
	const made = await ports.api.createSecret(target.value, alias.value, signal)
	if (!made.ok) return made
	if (!asked.store) return ok({ ...made.value, stored: false })
	const stored = await storeSecret(ports, connection, made.value)
	return ok({
		...made.value,
		stored: stored.ok,
		...(!stored.ok && { storeFault: stored.fault }),
	})
}

/** Puts a secret into the connection, in place of the one it has. */
export function storeSecret(
	ports: Ports,
	connection: Connection,
	{ alias, value }: NewSecret,
): Promise<Outcome<void>> {
	const now = ports.history.view().connections.get(connection.id) ?? connection
	return ports.history.change([
		{
			kind: 'connection',
			connection: { ...now, hasSecret: true, secretAlias: alias },
			credentials: { secret: value },
		},
	])
}
