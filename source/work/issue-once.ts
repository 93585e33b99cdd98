import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { type LifetimeGiven, otherUnit } from '../model/lifetime-unit.ts'
import { mask } from '../model/mask.ts'
import type { LifetimeUnit } from '../model/server-facts.ts'
import type { Token } from '../model/token.ts'
import type { EventBase, IssuedEvent } from '../model/token-event.ts'
import { askServer } from './ask-server.ts'
import { listTokens } from './find-token.ts'
import { cleanLabel } from './label-token.ts'
import type { Mishaps } from './mishaps.ts'
import { nextEvent } from './next-event.ts'
import type { Change, Grant, IssueAsk, Ports, Target, TokenHeader } from './ports.ts'
import { refreshedEvent } from './refreshed-event.ts'

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
	/**
	 * A token that is there with a day or more left will do, refreshed (`allowExisting`, 3.9.3 and later
	 * 3.x); `existing-unsupported` elsewhere.
	 */
	readonly allowExisting?: true
	/** The token this one is to replace (4.x rotation). */
	readonly replaces?: string
}

/** The same, with the lifetime that it comes to. */
export type SizedRequest = IssueRequest & { readonly lifetimeSeconds: number }

/** One token of a server, and how it came. */
export type Once = { readonly tokenId: string; readonly grant: Grant; readonly wasHeld?: true }

/**
 * Asks the server for one token and writes down what came. With `allowExisting` it can be one that is
 * held already: then that one has another end, and no record is made.
 */
export async function issueOnce(
	ports: Ports,
	target: Target,
	request: SizedRequest,
	signal: AbortSignal | undefined,
): Promise<Outcome<Once>> {
	const { lifetimeSeconds } = request
	const unit = target.facts.lifetimeUnit
	const header = headerOf(ports.newId('token'), target)
	const { allowExisting } = request
	let held: Token | undefined
	const answer = await askServer<Grant>(ports, {
		target,
		action: 'issue',
		tokenId: header.id,
		lifetimeSeconds,
		intent: (asked) => [
			{ kind: 'token', token: header, event: asked },
			...labelled(ports, header.id, request),
		],
		ask: () => {
			const ask = {
				lifetimeSeconds,
				...(unit && { unit }),
				...(allowExisting && { allowExisting }),
			}
			return askForNew(ports, target, ask, signal)
		},
		settle: (grant, base) => {
			held = allowExisting && heldAs(ports, target, grant)
			if (held) return givenAgain(ports, base, header.id, held, grant, request)
			const event = issuedEvent(base, grant, target, request)
			return [
				{ kind: 'event', tokenId: header.id, event, value: grant.token },
				...choiceHandedOn(ports, base, header.id, event.replaces),
			]
		},
		keep: (grant) => request.onUnsaved?.(grant.token),
	})
	if (!answer.ok) return answer
	const grant = answer.value
	return ok(held ? { tokenId: held.id, grant, wasHeld: true } : { tokenId: header.id, grant })
}

/** The token that was handed out, where it is held already. */
function heldAs(ports: Ports, { connection }: Target, { token }: Grant): Token | undefined {
	const print = fingerprint(token)
	return listTokens(ports.history.view(), connection.id).find((each) => each.fingerprint === print)
}

/** No new token came of it: the held one has another end, and the one that was asked for never was. */
function givenAgain(
	ports: Ports,
	base: EventBase,
	neverIssued: string,
	held: Token,
	grant: Grant,
	request: SizedRequest,
): readonly Change[] {
	const next = nextEvent(ports, held.id)
	return [
		{
			kind: 'event',
			tokenId: neverIssued,
			event: { ...base, kind: 'failed', action: 'issue', code: 'given-again' },
		},
		{
			kind: 'event',
			tokenId: held.id,
			event: refreshedEvent(next, held, grant, request.lifetimeSeconds),
		},
		...labelled(ports, held.id, request),
	]
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
	const isHeld = (grant: Grant) => heldAs(ports, target, grant) !== undefined
	const first = await ports.api.issue(target, ask, signal)
	if (!first.ok || target.facts.dialect !== 'jwt' || !isHeld(first.value)) return first
	const longer = { ...ask, lifetimeSeconds: ask.lifetimeSeconds + 1 }
	const second = await ports.api.issue(target, longer, signal)
	if (!second.ok || !isHeld(second.value)) return second
	return failed('given-again', { connection: target.connection.name })
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

function labelled(ports: Ports, tokenId: string, request: SizedRequest): readonly Change[] {
	const label = cleanLabel(request.label)
	if (!label) return []
	const event = { ...nextEvent(ports, tokenId), kind: 'labelled', label } as const
	return [{ kind: 'event', tokenId, event }]
}

/** That a token is renewed by itself goes over to the one in its place. */
function choiceHandedOn(
	ports: Ports,
	base: EventBase,
	tokenId: string,
	replaced: string | undefined,
): readonly Change[] {
	if (replaced === undefined || !ports.history.view().tokens.get(replaced)?.autoRefresh) return []
	const choice = (of: string, event: EventBase, on: boolean): Change => ({
		kind: 'event',
		tokenId: of,
		event: { ...event, kind: 'auto-refresh', on },
	})
	const next = { id: ports.newId('event'), atMs: base.atMs + 1 }
	return [choice(tokenId, next, true), choice(replaced, nextEvent(ports, replaced), false)]
}

function issuedEvent(
	base: EventBase,
	grant: Grant,
	target: Target,
	request: SizedRequest,
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
		lifetimeAskedSeconds: request.lifetimeSeconds,
		...(grant.expiresAtSeconds !== undefined && { expiresAtSeconds: grant.expiresAtSeconds }),
		...(grant.expirySource !== undefined && { expirySource: grant.expirySource }),
		...(grant.lifetimeGotSeconds !== undefined && { lifetimeGotSeconds: grant.lifetimeGotSeconds }),
		...(unit !== undefined && { lifetimeUnit: unit }),
		...(isKept && request.replaces !== undefined && { replaces: request.replaces }),
	}
}

/** The other unit, where the grant tells that the server reads lifetimes in that one. */
export function unitRead(
	{ facts: { dialect, lifetimeUnit } }: Target,
	request: SizedRequest,
	grant: Grant,
): LifetimeUnit | undefined {
	const given = givenBy(grant, request.lifetimeSeconds)
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
