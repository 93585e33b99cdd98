import type { Connection } from '../model/connection.ts'
import { type Outcome, ok } from '../model/fault.ts'
import { askAboutTokens, eventChange } from './ask-about-tokens.ts'
import type { Change, Ports, SecretEntry } from './ports.ts'
import { noLongerCurrent } from './remove-from-server.ts'
import { reachSecrets } from './secrets-access.ts'
import { tokensOfSecret } from './tokens-of-secret.ts'

/** What came of dropping a secret; tokens by their ids. */
export type Dropped = {
	/** 3.x: these ended with it. */
	readonly ended: readonly string[]
	/** Nobody knows of these until they are verified. */
	readonly doubted: readonly string[]
	/** Whether it was the connection's own, which was forgotten with it. */
	readonly forgotten: boolean
}

/**
 * Drops a secret on its server, named by its entry in the list. On 3.x the tokens issued with it end
 * (TigerGraph 3.9 docs, Managing credentials); on 4.x that is not documented, so they are *unknown*
 * until they are verified, as are tokens of which it is not known with which secret they were issued.
 * Faults: `password-required`, `read-only-connection`, `no-such-secret`, those of the server.
 */
export async function dropSecret(
	ports: Ports,
	connection: Connection,
	entry: SecretEntry,
	signal?: AbortSignal,
): Promise<Outcome<Dropped>> {
	const target = await reachSecrets(ports, connection, 'change', signal)
	if (!target.ok) return target
	const view = ports.history.view()
	const { named, perhaps } = tokensOfSecret(view, connection, entry, ports.nowMs())
	const endsTokens = target.value.facts.dialect !== 'jwt'
	const ended = new Set(endsTokens ? named.map((token) => token.id) : [])
	const all = [...named, ...perhaps].map((token) => token.id)
	const answer = await askAboutTokens(ports, {
		target: target.value,
		action: 'drop-secret',
		tokenIds: all,
		ask: () => ports.api.dropSecret(target.value, entry.alias, signal),
		settle: (tokenId, base) =>
			ended.has(tokenId)
				? [
						eventChange(tokenId, { ...base, kind: 'deleted', how: 'with-secret' }),
						...noLongerCurrent(ports, connection.id, tokenId),
					]
				: [eventChange(tokenId, { ...base, kind: 'doubted', action: 'drop-secret' })],
		also: () => forgetting(ports, connection, entry),
	})
	if (!answer.ok) return answer
	return ok({
		ended: [...ended],
		doubted: all.filter((id) => !ended.has(id)),
		forgotten: entry.isStored,
	})
}

/** A secret that is no more would only make every request fail; the password is still there. */
function forgetting(ports: Ports, connection: Connection, entry: SecretEntry): readonly Change[] {
	if (!entry.isStored) return []
	const now = ports.history.view().connections.get(connection.id) ?? connection
	const { secretAlias: _, ...rest } = now
	return [
		{
			kind: 'connection',
			connection: { ...rest, hasSecret: false },
			credentials: { secret: null },
		},
	]
}
