import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { isOtherThanAsked, type LifetimeGiven, otherUnit } from '../model/lifetime-unit.ts'
import { mask } from '../model/mask.ts'
import type { LifetimeUnit } from '../model/server-facts.ts'
import type { EventBase, IssuedEvent } from '../model/token-event.ts'
import { askServer } from './ask-server.ts'
import { listTokens } from './find-token.ts'
import { cleanLabel } from './label-token.ts'
import type { Mishaps } from './mishaps.ts'
import { nextEvent } from './next-event.ts'
import type { Change, Grant, IssueAsk, Ports, Target, TokenHeader } from './ports.ts'
import { reachServer } from './reach-server.ts'
import { removeFromServer } from './remove-from-server.ts'

/** What the user asks for. */
export type IssueRequest = Mishaps & {
	readonly connection: Connection
	/** The connection's default lifetime when absent. */
	readonly lifetimeSeconds?: number
	readonly label?: string
	/** Another graph than the connection's; null = a token for all graphs, 4.x only. */
	readonly graph?: string | null
	/** Whether it becomes the connection's current token; true when absent. */
	readonly makeCurrent?: boolean
	/** The token this one is to replace (4.x rotation). */
	readonly replaces?: string
}

/** The token that was issued; its id in the history. */
export type Issued = {
	readonly tokenId: string
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
	request: IssueRequest,
	signal?: AbortSignal,
): Promise<Outcome<Issued>> {
	const { connection } = request
	if (connection.readOnly) return failed('read-only-connection', { connection: connection.name })
	const reached = await reachServer(ports, connection, signal)
	if (!reached.ok) return reached
	const target = forGraph(reached.value, request.graph)
	if (!target.ok) return target
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

/** The other unit, where the grant tells that the server reads lifetimes in that one. */
function unitRead(
	{ facts: { dialect, lifetimeUnit } }: Target,
	request: IssueRequest,
	grant: Grant,
): LifetimeUnit | undefined {
	const given = givenBy(grant, lifetimeOf(request))
	return given && dialect === 'jwt' ? otherUnit(given, lifetimeUnit) : undefined
}

/** What was given for what was asked for; undefined where the reply does not tell. */
export function givenBy(
	{ lifetimeGotSeconds }: Grant,
	askedSeconds: number,
): LifetimeGiven | undefined {
	return lifetimeGotSeconds === undefined
		? undefined
		: { askedSeconds, gotSeconds: lifetimeGotSeconds }
}

async function issuedAs(
	ports: Ports,
	request: IssueRequest,
	{ tokenId, grant }: Once,
): Promise<Outcome<Issued>> {
	if (request.makeCurrent !== false) {
		const connectionId = request.connection.id
		await ports.history.change([{ kind: 'current', connectionId, tokenId }])
	}
	const given = givenBy(grant, lifetimeOf(request))
	return ok({ tokenId, ...(given && isOtherThanAsked(given) && { given }) })
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

type Once = { readonly tokenId: string; readonly grant: Grant }

async function issueOnce(
	ports: Ports,
	target: Target,
	request: IssueRequest,
	signal: AbortSignal | undefined,
): Promise<Outcome<Once>> {
	const lifetimeSeconds = lifetimeOf(request)
	const unit = target.facts.lifetimeUnit
	const header = headerOf(ports.newId('token'), target)
	const answer = await askServer<Grant>(ports, {
		target,
		action: 'issue',
		tokenId: header.id,
		lifetimeSeconds,
		intent: (asked) => [
			{ kind: 'token', token: header, event: asked },
			...labelled(ports, header.id, request),
		],
		ask: () => askForNew(ports, target, { lifetimeSeconds, ...(unit && { unit }) }, signal),
		settle: (grant, base) => [
			{
				kind: 'event',
				tokenId: header.id,
				event: issuedEvent(base, grant, target, request),
				value: grant.token,
			},
		],
		keep: (grant) => request.onUnsaved?.(grant.token),
	})
	return answer.ok ? ok({ tokenId: header.id, grant: answer.value }) : answer
}

/**
 * A JWT is made of user, graph and seconds, so asking twice within one second can be answered with
 * the very token that is held already. Two records of one token would make deleting one a lie about
 * the other; a second more of lifetime makes another token.
 */
async function askForNew(
	ports: Ports,
	target: Target,
	ask: IssueAsk,
	signal: AbortSignal | undefined,
): Promise<Outcome<Grant>> {
	const isHeld = ({ token }: Grant) => {
		const print = fingerprint(token)
		const held = listTokens(ports.history.view(), target.connection.id)
		return held.some((each) => each.fingerprint === print)
	}
	const first = await ports.api.issue(target, ask, signal)
	if (!first.ok || target.facts.dialect !== 'jwt' || !isHeld(first.value)) return first
	const longer = { ...ask, lifetimeSeconds: ask.lifetimeSeconds + 1 }
	const second = await ports.api.issue(target, longer, signal)
	if (!second.ok || !isHeld(second.value)) return second
	const serverMessage = 'it gave a token again that is held already'
	return failed('refused', { connection: target.connection.name, serverMessage })
}

function lifetimeOf(request: IssueRequest): number {
	return request.lifetimeSeconds ?? request.connection.defaultLifetimeSeconds
}

function headerOf(id: string, { connection, credentials }: Target): TokenHeader {
	return {
		id,
		connectionId: connection.id,
		...(connection.graph !== undefined && { graph: connection.graph }),
		...(credentials.secret === undefined &&
			credentials.user !== undefined && { user: credentials.user }),
		...(credentials.secret !== undefined &&
			connection.secretAlias !== undefined && { secretAlias: connection.secretAlias }),
	}
}

function labelled(ports: Ports, tokenId: string, request: IssueRequest): readonly Change[] {
	const label = cleanLabel(request.label)
	if (!label) return []
	const event = { ...nextEvent(ports, tokenId), kind: 'labelled', label } as const
	return [{ kind: 'event', tokenId, event }]
}

function issuedEvent(
	base: EventBase,
	grant: Grant,
	target: Target,
	request: IssueRequest,
): IssuedEvent {
	const unit = target.facts.lifetimeUnit
	// One of the wrong lifetime takes nobody's place: another is asked for.
	const isKept = unitRead(target, request, grant) === undefined
	return {
		...base,
		kind: 'issued',
		masked: mask(grant.token),
		fingerprint: fingerprint(grant.token),
		form: grant.token.startsWith('eyJ') ? 'jwt' : 'opaque',
		lifetimeAskedSeconds: lifetimeOf(request),
		...(grant.expiresAtSeconds !== undefined && { expiresAtSeconds: grant.expiresAtSeconds }),
		...(grant.expirySource !== undefined && { expirySource: grant.expirySource }),
		...(grant.lifetimeGotSeconds !== undefined && { lifetimeGotSeconds: grant.lifetimeGotSeconds }),
		...(unit !== undefined && { lifetimeUnit: unit }),
		...(isKept && request.replaces !== undefined && { replaces: request.replaces }),
	}
}
