import { type FaultCode, failed, type Outcome, ok } from '../model/fault.ts'
import { isoInstant } from '../model/instant-text.ts'
import { defaultLifetimeSeconds, longestLifetimeSeconds } from '../model/lifetime.ts'
import { dialectOfVersion } from '../model/protocol.ts'
import type { LifetimeUnit, ServerFacts } from '../model/server-facts.ts'
import type { Grant, Target } from '../work/ports.ts'
import { createApi } from './create-api.ts'
import { issueSized } from './dialects/issue-sized.ts'
import { factsByHand } from './discovery/facts-by-hand.ts'
import { serverPlaces } from './discovery/server-places.ts'
import { type ConnectOptions, readConnectOptions } from './network/connect-options.ts'
import { TigerGraphError } from './replies/tigergraph-error.ts'

export type { Fault, FaultCode } from '../model/fault.ts'
export type { ServerFacts } from '../model/server-facts.ts'
export type { ConnectOptions } from './network/connect-options.ts'
export { TigerGraphError } from './replies/tigergraph-error.ts'

/** A token, when it expires as Unix time in seconds, and the same in ISO 8601, in UTC. */
export type TokenAnswer = readonly [token: string, expiration: number, expirationIso: string]

/** What each call takes besides its own options. */
export type CallOptions = {
	/** Stops the call; it then rejects with `cancelled`. */
	readonly signal?: AbortSignal
}

/**
 * One TigerGraph server and its three calls on tokens, as pyTigerGraph has them
 * (pyTigerGraph docs, authentication functions). Each rejects with a `TigerGraphError` and nothing
 * else, and sends its request once: when an answer is lost, `error.fault.mayHaveActed` says so.
 */
export type TigerGraphConnection = {
	/** The connection's current token: the one it was given, or the last one got with `setToken`. */
	readonly apiToken: string | undefined
	/** What the server is; finds it out if that has not happened yet. */
	facts(options?: CallOptions): Promise<ServerFacts>
	/**
	 * Issues a token for `lifetime` seconds (30 days), with this secret, the connection's own, or
	 * else user and password, and makes it the connection's current one unless `setToken` is false.
	 */
	getToken(
		secret?: string,
		options?: CallOptions & { readonly setToken?: boolean; readonly lifetime?: number },
	): Promise<TokenAnswer>
	/**
	 * Sets the expiry of `token` (the current one) to now + `lifetime` seconds (30 days), whatever it
	 * was before. 4.x cannot: `refresh-unsupported`; get a new token and delete the old one instead.
	 */
	refreshToken(
		secret?: string,
		options?: CallOptions & { readonly token?: string; readonly lifetime?: number },
	): Promise<TokenAnswer>
	/**
	 * Deletes `token`: the current one if none is given, so be careful. Resolves to true when it is
	 * deleted, and with `skipNA` also when the server did not know it (any more).
	 */
	deleteToken(
		secret?: string,
		options?: CallOptions & { readonly token?: string; readonly skipNA?: boolean },
	): Promise<true>
}

/**
 * A connection to a TigerGraph server of any version from 3.0 to 4.2; nothing is sent yet. Throws a
 * `TigerGraphError` for options that cannot be right: `bad-url`, `bad-port`, `bad-protocol`.
 */
export function connect(options: ConnectOptions): TigerGraphConnection {
	const { connection, credentials } = unwrap(readConnectOptions(options))
	const places = unwrap(serverPlaces(connection))
	const { timeoutMs, ca, clientCert, clientKey } = options
	const texts: Readonly<Record<string, string | undefined>> = { ca, clientCert, clientKey }
	const api = createApi({
		proxyEnv: process.env,
		readFile: async (name) => ok(texts[name] ?? ''),
		...(timeoutMs !== undefined && { timeoutMs }),
	})
	const dialect = dialectOfVersion(connection.protocol)
	let facts = dialect && factsByHand(connection, places, dialect)
	let apiToken = options.apiToken

	const reach = async (secret: string | undefined, signal?: AbortSignal): Promise<Target> => {
		const own = secret === undefined ? credentials : { ...credentials, secret }
		facts ??= unwrap(await api.discover({ connection, credentials: own }, signal))
		return { connection, credentials: own, facts }
	}
	/** What the server answered; a refusal that can come of another TigerGraph leads to a new look. */
	const answered = <Value>(outcome: Outcome<Value>): Value => {
		if (!outcome.ok && dialect === undefined && contradicting.has(outcome.fault.code)) {
			facts = undefined
		}
		return unwrap(outcome)
	}
	const tokenOr = (given: string | undefined): string =>
		given ?? apiToken ?? unwrap(failed('no-current-token', { connection: connection.name }))

	return {
		get apiToken() {
			return apiToken
		},

		facts: async ({ signal } = {}) => (await reach(undefined, signal)).facts,

		async getToken(secret, { setToken = true, lifetime, signal } = {}) {
			const lifetimeSeconds = unwrap(checkLifetime(lifetime))
			const target = await reach(secret, signal)
			const sentAtMs = Date.now()
			const learn = (lifetimeUnit: LifetimeUnit) => {
				facts = { ...target.facts, lifetimeUnit }
			}
			const grant = answered(await issueSized(api, target, lifetimeSeconds, learn, signal))
			if (setToken) apiToken = grant.token
			return answerOf(grant, sentAtMs, lifetimeSeconds)
		},

		async refreshToken(secret, { token, lifetime, signal } = {}) {
			const lifetimeSeconds = unwrap(checkLifetime(lifetime))
			const which = tokenOr(token)
			const target = await reach(secret, signal)
			const sentAtMs = Date.now()
			const ask = { token: which, lifetimeSeconds }
			const grant = answered(await api.refresh(target, ask, signal))
			return answerOf(grant, sentAtMs, lifetimeSeconds)
		},

		async deleteToken(secret, { token, skipNA = false, signal } = {}) {
			const which = tokenOr(token)
			const target = await reach(secret, signal)
			const removed = await api.remove(target, which, signal)
			const isGone = !removed.ok && ['unknown-token', 'expired-token'].includes(removed.fault.code)
			if (!(isGone && skipNA)) answered(removed)
			if (apiToken === which) apiToken = undefined
			return true
		},
	}
}

const contradicting: ReadonlySet<FaultCode> = new Set([
	'auth-disabled',
	'connection-refused',
	'not-tigergraph',
	'refresh-unsupported',
	'wrong-protocol',
])

function unwrap<Value>(outcome: Outcome<Value>): Value {
	if (outcome.ok) return outcome.value
	throw new TigerGraphError(outcome.fault)
}

function checkLifetime(lifetime: number = defaultLifetimeSeconds): Outcome<number> {
	const isFine = Number.isInteger(lifetime) && lifetime >= 1 && lifetime <= longestLifetimeSeconds
	return isFine ? ok(lifetime) : failed('bad-lifetime', { detail: String(lifetime) })
}

/** Where a token does not say when it ends, the lifetime asked for is all there is to go by. */
function answerOf(grant: Grant, sentAtMs: number, lifetimeSeconds: number): TokenAnswer {
	const seconds = grant.expiresAtSeconds ?? Math.floor(sentAtMs / 1000) + lifetimeSeconds
	return [grant.token, seconds, isoInstant(seconds * 1000) ?? 'beyond year 9999']
}
