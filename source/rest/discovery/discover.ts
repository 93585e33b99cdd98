import type { Connection, Credentials } from '../../model/connection.ts'
import { type Fault, type Outcome, ok } from '../../model/fault.ts'
import { type Dialect, dialectOfVersion } from '../../model/protocol.ts'
import type { ServerFacts } from '../../model/server-facts.ts'
import { exchange } from '../network/exchange.ts'
import type { Wire } from '../network/wire.ts'
import { clockSkewMs } from '../replies/clock-skew.ts'
import { tellingFault } from '../replies/telling-fault.ts'
import { discoverByHand } from './facts-by-hand.ts'
import { type FirstSuccess, firstSuccess } from './first-success.ts'
import {
	dialectProbe,
	type GsqlLook,
	gsqlProbe,
	type RestppLook,
	restppProbe,
	versionProbe,
} from './probes.ts'
import { type ServerPlaces, serverPlaces } from './server-places.ts'

/** One server to be looked at. */
export type Subject = { readonly connection: Connection; readonly credentials: Credentials }

/**
 * Finds out what a server is without a token, by a few GETs that change nothing: where REST++ and
 * GSQL answer, which dialect they speak, whether authentication is on, the version where it can be
 * read, how far its clock is off. With a protocol set by hand only the places are looked for.
 *
 * Where 3.0–3.4 and 3.5+ cannot be told apart the dialect is `json` and `version` is absent.
 */
export async function discover(
	wire: Wire,
	{ connection, credentials }: Subject,
	signal?: AbortSignal,
): Promise<Outcome<ServerFacts>> {
	const places = serverPlaces(connection)
	if (!places.ok) return places
	const enough = new AbortController()
	const either = signal ? AbortSignal.any([signal, enough.signal]) : enough.signal
	try {
		const byHand = dialectOfVersion(connection.protocol)
		return byHand === undefined
			? await lookAround({ wire, places: places.value, credentials, signal: either })
			: await discoverByHand(wire, connection, places.value, byHand, either)
	} finally {
		// Whoever is still knocking at a port that no longer matters stops.
		enough.abort()
	}
}

type Round = {
	readonly wire: Wire
	readonly places: ServerPlaces
	readonly credentials: Credentials
	readonly signal: AbortSignal
}

async function lookAround(round: Round): Promise<Outcome<ServerFacts>> {
	const { wire, places, signal } = round
	const asked = places.restpp.map((url) => exchange(wire, restppProbe(url), signal))
	const gsqlAsked = places.gsql.map((url) => exchange(wire, gsqlProbe(url), signal))
	const restpp = await firstSuccess(asked)
	const version = restpp.ok ? await readVersion(round, restpp.value) : undefined
	const known = version === undefined ? undefined : dialectOfVersion(version)
	const gsql =
		known === undefined || (known === 'jwt' && !isUnderMain(restpp))
			? await gsqlOf(round, gsqlAsked, restpp)
			: undefined
	const dialect = known ?? (gsql?.ok ? await dialectOf(round, gsql.value, restpp) : undefined)
	const isReachable = dialect === 'jwt' || restpp.ok
	if (dialect === undefined || !isReachable) {
		const faults = [...faultsOf(restpp), ...(gsql ? faultsOf(gsql) : [])]
		return { ok: false, fault: await tellingFault(wire, faults, places.restpp[0], signal) }
	}
	return ok(factsOf(dialect, places, restpp, gsql, version))
}

function faultsOf(result: FirstSuccess<unknown>): readonly Fault[] {
	return result.ok ? [] : result.faults
}

function isUnderMain(restpp: FirstSuccess<RestppLook>): boolean {
	return restpp.ok && restpp.value.url.endsWith('/restpp')
}

/** From the open reply, or from one more with the connection's credentials. */
async function readVersion(
	{ wire, credentials, signal }: Round,
	look: RestppLook,
): Promise<string | undefined> {
	if (look.open) return look.version
	const call = versionProbe(look.url, credentials)
	const answer = call && (await exchange(wire, call, signal))
	return answer?.ok ? answer.value : undefined
}

/** What GSQL said; where it cannot be reached, what a REST++ port of its own says of its paths. */
async function gsqlOf(
	{ wire, places, signal }: Round,
	asked: readonly Promise<Outcome<GsqlLook>>[],
	restpp: FirstSuccess<RestppLook>,
): Promise<FirstSuccess<GsqlLook>> {
	const gsql = await firstSuccess(asked)
	if (gsql.ok || !restpp.ok || isUnderMain(restpp)) return gsql
	const { url } = restpp.value
	if (places.gsql.includes(url) || gsql.faults.some((fault) => fault.code === 'waking-up'))
		return gsql
	const own = await exchange(wire, gsqlProbe(url), signal)
	return own.ok ? { ok: true, value: own.value, index: 0 } : gsql
}

async function dialectOf(
	{ wire, signal }: Round,
	gsql: GsqlLook,
	restpp: FirstSuccess<RestppLook>,
): Promise<Dialect | undefined> {
	if (gsql.generation === 4) return 'jwt'
	// With authentication off there is no /requesttoken whose manners could tell.
	if (!restpp.ok || restpp.value.open) return 'json'
	const answer = await exchange(wire, dialectProbe(restpp.value.url), signal)
	if (!answer.ok && signal.aborted) return undefined
	return answer.ok ? (answer.value ?? 'json') : 'json'
}

function factsOf(
	dialect: Dialect,
	places: ServerPlaces,
	restpp: FirstSuccess<RestppLook>,
	gsql: FirstSuccess<GsqlLook> | undefined,
	version: string | undefined,
): ServerFacts {
	const gsqlUrl = gsqlUrlOf(dialect, places, restpp, gsql)
	const reply = restpp.ok ? restpp.value.reply : gsql?.ok ? gsql.value.reply : undefined
	const skew = reply && clockSkewMs(reply)
	return {
		dialect,
		restppUrl: restpp.ok ? restpp.value.url : `${gsqlUrl}/restpp`,
		gsqlUrl,
		...(version !== undefined && { version }),
		...(restpp.ok && { authEnabled: !restpp.value.open }),
		...(skew !== undefined && { clockSkewMs: skew }),
		...(reply && { latencyMs: Math.round(reply.tookMs) }),
	}
}

function gsqlUrlOf(
	dialect: Dialect,
	places: ServerPlaces,
	restpp: FirstSuccess<RestppLook>,
	gsql: FirstSuccess<GsqlLook> | undefined,
): string {
	if (dialect === 'jwt' && gsql?.ok) return gsql.value.url
	return restpp.ok && isUnderMain(restpp)
		? restpp.value.url.slice(0, -'/restpp'.length)
		: places.mainUrl
}
