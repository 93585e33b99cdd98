import { failed, type Outcome, ok } from '../model/fault.ts'
import { isOtherThanAsked, type LifetimeGiven } from '../model/lifetime-unit.ts'
import { lifetimeWanted } from '../model/lifetime-wanted.ts'
import { givesExisting } from '../model/protocol.ts'
import {
	givenBy,
	type IssueRequest,
	issueOnce,
	type Once,
	type SizedRequest,
	unitRead,
} from './issue-once.ts'
import type { Ports, Target } from './ports.ts'
import { reachServer } from './reach-server.ts'
import { removeFromServer } from './remove-from-server.ts'

/** The token that was issued; its id in the history. */
export type Issued = {
	readonly tokenId: string
	/** It was held already: the server gave it again, refreshed. */
	readonly wasHeld?: true
	/** Set where the server gave another lifetime than it was asked for; `lifetimeNote` says it. */
	readonly given?: LifetimeGiven
}

/**
 * Asks the server for a new token and keeps it (TigerGraph 3.0–3.11 `/requesttoken`, 4.x
 * `/gsql/v1/tokens`).
 *
 * The user ends with a token of the lifetime asked for: where a 4.x server turns out to read
 * lifetimes in the other unit, that is remembered, the mis-sized token is deleted, and one more is
 * asked for. A server's cap shows as `lifetime-too-long`, or as `given` where it cuts and says nothing.
 */
export async function issueToken(
	ports: Ports,
	asked: IssueRequest,
	signal?: AbortSignal,
): Promise<Outcome<Issued>> {
	const { connection } = asked
	const lifetimeSeconds = asked.lifetimeSeconds ?? lifetimeWanted(connection, ports)
	const request: SizedRequest = { ...asked, lifetimeSeconds }
	if (connection.readOnly) return failed('read-only-connection', { connection: connection.name })
	const reached = await reachServer(ports, connection, signal)
	if (!reached.ok) return reached
	const target = forGraph(reached.value, request.graph)
	if (!target.ok) return target
	if (request.allowExisting && !givesExisting(target.value.facts.version)) {
		return failed('existing-unsupported', { connection: connection.name })
	}
	const first = await issueOnce(ports, target.value, request, signal)
	if (!first.ok) return first
	const other = unitRead(target.value, request, first.value.grant)
	if (!other) return issuedAs(ports, request, first.value)
	const corrected: Target = {
		...target.value,
		facts: { ...target.value.facts, lifetimeUnit: other },
	}
	const seen = { atMs: ports.nowMs(), facts: corrected.facts }
	await ports.history.change([{ kind: 'server', connectionId: connection.id, seen }])
	const { tokenId, grant } = first.value
	const removed = await removeFromServer(ports, corrected, tokenId, grant.token)
	const left = ports.history.view().tokens.get(tokenId)
	if (!removed.ok && left) request.onLeftBehind?.(left, connection)
	const second = await issueOnce(ports, corrected, request, signal)
	return second.ok ? issuedAs(ports, request, second.value) : second
}

async function issuedAs(
	ports: Ports,
	request: SizedRequest,
	{ tokenId, grant, wasHeld }: Once,
): Promise<Outcome<Issued>> {
	if (request.makeCurrent !== false) {
		const connectionId = request.connection.id
		await ports.history.change([{ kind: 'current', connectionId, tokenId }])
	}
	const given = givenBy(grant, request.lifetimeSeconds)
	return ok({
		tokenId,
		...(wasHeld && { wasHeld }),
		...(given && isOtherThanAsked(given) && { given }),
	})
}

/** The target with the graph that is asked for in place of the connection's. */
function forGraph(target: Target, graph: string | null | undefined): Outcome<Target> {
	if (graph === undefined) return ok(target)
	const { graph: _, ...connection } = target.connection
	if (graph !== null) {
		// A secret of 3.x was made for one graph, and is all the server is told.
		const isOther = target.connection.graph !== undefined && target.connection.graph !== graph
		const isOfSecret = target.facts.dialect !== 'jwt' && target.credentials.secret !== undefined
		return isOther && isOfSecret
			? failed('graph-of-secret', { connection: connection.name, detail: graph })
			: ok({ ...target, connection: { ...connection, graph } })
	}
	return target.facts.dialect === 'jwt'
		? ok({ ...target, connection })
		: failed('global-unsupported', { connection: connection.name })
}
