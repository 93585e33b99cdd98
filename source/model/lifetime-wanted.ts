import type { Config } from './config.ts'
import type { Connection } from './connection.ts'
import { defaultLifetimeSeconds } from './lifetime.ts'

/**
 * The lifetime, in seconds, that a token of a connection is to have where the user has not said: the connection's
 * own. A connection that has the program's default says nothing of its own, so that of `config.json` counts.
 */
export function lifetimeWanted(
	connection: Pick<Connection, 'defaultLifetimeSeconds'> | undefined,
	{ lifetimeSeconds }: Pick<Config, 'lifetimeSeconds'>,
): number {
	const own = connection?.defaultLifetimeSeconds ?? defaultLifetimeSeconds
	return own === defaultLifetimeSeconds ? (lifetimeSeconds ?? own) : own
}
