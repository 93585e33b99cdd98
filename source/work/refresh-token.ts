import type { Connection } from '../model/connection.ts'
import { type Outcome, ok } from '../model/fault.ts'
import { isOtherThanAsked, type LifetimeGiven } from '../model/lifetime-unit.ts'
import { lifetimeWanted } from '../model/lifetime-wanted.ts'
import { renewal } from '../model/protocol.ts'
import type { Token } from '../model/token.ts'
import { askServer } from './ask-server.ts'
import { givenBy } from './issue-once.ts'
import type { Mishaps } from './mishaps.ts'
import type { Grant, Ports } from './ports.ts'
import { type ReachedToken, reachToken } from './reach-token.ts'
import { refreshedEvent } from './refreshed-event.ts'
import { rotateOn } from './rotate-token.ts'

/** What a renewal came to: the same token with a new expiry, or another in its place. */
export type Renewed = {
	readonly tokenId: string
	/** The id of the token that was replaced, on servers that cannot refresh. */
	readonly replaced?: string
	/** Set when the new token is there and the old one could not be deleted. */
	readonly oldStillThere?: true
	/** Set where the server gave another lifetime than it was asked for; `lifetimeNote` says it. */
	readonly given?: LifetimeGiven
}

/** Options of a renewal. */
export type RefreshOptions = Mishaps & {
	/** The connection's default lifetime when absent. */
	readonly lifetimeSeconds?: number
}

/**
 * Gives a token more time: its expiry becomes now + lifetime, never old + lifetime (TigerGraph 3.x
 * `PUT /requesttoken`). On 4.x, which has no refresh, it is a rotation: a new token is issued, and
 * only when that is held the old one is deleted; label and current mark move over.
 * Faults: those of the connection, the history and the server.
 */
export async function refreshToken(
	ports: Ports,
	connection: Connection,
	token: Token,
	options: RefreshOptions = {},
	signal?: AbortSignal,
): Promise<Outcome<Renewed>> {
	const held = await reachToken(ports, connection, token, signal)
	if (!held.ok) return held
	return renewal(held.value.target.facts.dialect) === 'rotate'
		? rotateOn(ports, held.value, options, signal)
		: refresh({ ports, ...held.value, options, signal })
}

type Renewing = ReachedToken & {
	readonly ports: Ports
	readonly options: RefreshOptions
	readonly signal: AbortSignal | undefined
}

async function refresh(renewing: Renewing): Promise<Outcome<Renewed>> {
	const { ports, target, token, value, options, signal } = renewing
	const lifetimeSeconds = options.lifetimeSeconds ?? lifetimeWanted(target.connection, ports)
	const answer = await askServer<Grant>(ports, {
		target,
		action: 'refresh',
		tokenId: token.id,
		lifetimeSeconds,
		intent: (event) => [{ kind: 'event', tokenId: token.id, event }],
		ask: () => ports.api.refresh(target, { token: value, lifetimeSeconds }, signal),
		settle: (grant, base) => [
			{
				kind: 'event',
				tokenId: token.id,
				event: refreshedEvent(base, token, grant, lifetimeSeconds),
			},
		],
	})
	if (!answer.ok) return answer
	const given = givenBy(answer.value, lifetimeSeconds)
	return ok({ tokenId: token.id, ...(given && isOtherThanAsked(given) && { given }) })
}
