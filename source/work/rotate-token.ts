import type { Connection } from '../model/connection.ts'
import { type Outcome, ok } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import { issueToken } from './issue-token.ts'
import type { Ports, Target } from './ports.ts'
import { type ReachedToken, reachToken } from './reach-token.ts'
import type { RefreshOptions, Renewed } from './refresh-token.ts'
import { removeFromServer } from './remove-from-server.ts'

/**
 * Puts another token in a token's place, on any TigerGraph: a new one is issued, and only when that
 * is held the old one is deleted; label and current mark move over.
 * Faults: those of the connection, the history and the server.
 */
export async function rotateToken(
	ports: Ports,
	connection: Connection,
	token: Token,
	options: RefreshOptions = {},
	signal?: AbortSignal,
): Promise<Outcome<Renewed>> {
	const old = await reachToken(ports, connection, token, signal)
	return old.ok ? rotateOn(ports, old.value, options, signal) : old
}

/** `rotateToken`, once the server is reached and the old token's value is at hand. */
export async function rotateOn(
	ports: Ports,
	old: ReachedToken,
	options: RefreshOptions,
	signal: AbortSignal | undefined,
): Promise<Outcome<Renewed>> {
	const { target, token, value } = old
	const { connection } = target
	const isCurrent = ports.history.view().current.get(connection.id) === token.id
	const issued = await issueToken(
		ports,
		{
			connection,
			...options,
			label: token.label,
			makeCurrent: isCurrent,
			replaces: token.id,
			...ownGraph(target, token),
		},
		signal,
	)
	if (!issued.ok) return issued
	const { tokenId } = issued.value
	const removed = await removeFromServer(
		ports,
		target,
		token.id,
		value,
		{ skipMissing: true, replacedBy: tokenId },
		signal,
	)
	const { given } = issued.value
	return ok({
		tokenId,
		replaced: token.id,
		...(!removed.ok && { oldStillThere: true as const }),
		...(given && { given }),
	})
}

/**
 * A token for all graphs, or for another than the connection's, has one of its kind in its place; where
 * a secret of 3.x decides that, nothing is asked.
 */
function ownGraph(
	{ facts, credentials }: Target,
	{ graph }: Token,
): { readonly graph?: string | null } {
	if (facts.dialect === 'jwt') return { graph: graph ?? null }
	return credentials.secret === undefined && graph !== undefined ? { graph } : {}
}
