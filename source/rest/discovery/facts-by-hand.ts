import type { Connection } from '../../model/connection.ts'
import { type FaultCode, type Outcome, ok } from '../../model/fault.ts'
import type { Dialect } from '../../model/protocol.ts'
import type { ServerFacts } from '../../model/server-facts.ts'
import { exchange } from '../network/exchange.ts'
import type { Wire } from '../network/wire.ts'
import { clockSkewMs } from '../replies/clock-skew.ts'
import { tellingFault } from '../replies/telling-fault.ts'
import { firstSuccess } from './first-success.ts'
import { restppProbe } from './probes.ts'
import type { ServerPlaces } from './server-places.ts'

/** Answers that leave the user's word standing: something is there, it only shows no `/version`. */
const overruled: ReadonlySet<FaultCode> = new Set(['not-tigergraph', 'refused', 'bad-reply'])

/**
 * The facts of a connection whose protocol and ports the user set by hand, with nobody asked.
 * Undefined where a place would have to be looked for.
 */
export function factsByHand(
	{ restppPort, gsqlPort }: Pick<Connection, 'restppPort' | 'gsqlPort'>,
	places: ServerPlaces,
	dialect: Dialect,
): ServerFacts | undefined {
	const given = dialect === 'jwt' ? gsqlPort : restppPort
	return given === undefined
		? undefined
		: factsAt(dialect, places, restppPlaces(places, dialect)[0])
}

/**
 * Discovery for a protocol set by hand: the dialect is not doubted, only the place is looked for,
 * with one GET for each that comes into question.
 */
export async function discoverByHand(
	wire: Wire,
	connection: Connection,
	places: ServerPlaces,
	dialect: Dialect,
	signal: AbortSignal,
): Promise<Outcome<ServerFacts>> {
	const certain = factsByHand(connection, places, dialect)
	const urls = certain ? [certain.restppUrl] : restppPlaces(places, dialect)
	const found = await firstSuccess(urls.map((url) => exchange(wire, restppProbe(url), signal)))
	if (found.ok) {
		const { url, open, version, reply } = found.value
		const skew = clockSkewMs(reply)
		return ok({
			...factsAt(dialect, places, url),
			...(version !== undefined && { version }),
			authEnabled: !open,
			...(skew !== undefined && { clockSkewMs: skew }),
			latencyMs: Math.round(reply.tookMs),
		})
	}
	const fault = await tellingFault(wire, found.faults, urls[0] ?? places.mainUrl, signal)
	if (certain && overruled.has(fault.code)) return ok(certain)
	return { ok: false, fault }
}

/** 4.x shows REST++ on its main port alone. */
function restppPlaces(places: ServerPlaces, dialect: Dialect): readonly [string, ...string[]] {
	if (dialect !== 'jwt') return places.restpp
	const [first, ...others] = places.gsql
	return [`${first}/restpp`, ...others.map((url) => `${url}/restpp`)]
}

function factsAt(dialect: Dialect, places: ServerPlaces, restppUrl: string): ServerFacts {
	const isUnderMain = restppUrl.endsWith('/restpp')
	const gsqlUrl = isUnderMain ? restppUrl.slice(0, -'/restpp'.length) : places.mainUrl
	return { dialect, restppUrl, gsqlUrl }
}
