import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Dialect } from '../model/protocol.ts'
import type { Api, Target } from '../work/ports.ts'
import type { DialectCalls } from './dialects/dialect-calls.ts'
import { jsonDialect } from './dialects/json-dialect.ts'
import { jwtDialect } from './dialects/jwt-dialect.ts'
import { queryDialect } from './dialects/query-dialect.ts'
import { tryCredentials } from './discovery/credential-probes.ts'
import { discover } from './discovery/discover.ts'
import { examineWay } from './discovery/examine-way.ts'
import { graphProbe } from './discovery/graph-probe.ts'
import { exchange } from './network/exchange.ts'
import type { ProxyEnv } from './network/proxy-for.ts'
import { type ReadFile, tlsTrustOf } from './network/tls-trust.ts'
import type { Call, RequestEntry, Wire } from './network/wire.ts'

/** What a client may be told; everything has a default. */
export type ApiOptions = {
	/** For each request with its reply, to the last byte; 15,000. */
	readonly timeoutMs?: number
	readonly nowMs?: () => number
	/** Called after every request, with nothing secret. */
	readonly onRequest?: (entry: RequestEntry) => void
	/** Reads the files a connection's TLS names; without it such a connection is a fault. */
	readonly readFile?: ReadFile
	/** HTTPS_PROXY, HTTP_PROXY and NO_PROXY; no proxy when absent. */
	readonly proxyEnv?: ProxyEnv
}

const dialects: Readonly<Record<Dialect, DialectCalls>> = {
	query: queryDialect,
	json: jsonDialect,
	jwt: jwtDialect,
}

/**
 * The TigerGraph client: each call one request in the server's dialect, none sent twice, every fault
 * with the connection's name in it and nothing secret.
 */
export function createApi(options: ApiOptions = {}): Api {
	const { timeoutMs = 15_000, nowMs = Date.now, onRequest, proxyEnv, readFile } = options
	const shared: Wire = {
		timeoutMs,
		nowMs,
		...(onRequest && { onRequest }),
		...(proxyEnv && { proxyEnv }),
	}
	/** Does something over a connection's own wire; every fault names the connection. */
	const over = <Value>(
		connection: Connection,
		work: (wire: Wire) => Promise<Outcome<Value>>,
	): Promise<Outcome<Value>> =>
		named(connection.name, async () => {
			const tls = await tlsTrustOf(connection, readFile)
			return tls.ok ? work({ ...shared, tls: tls.value }) : tls
		})
	const run = <Value>(
		{ connection }: Target,
		call: Outcome<Call<Value>>,
		signal: AbortSignal | undefined,
	): Promise<Outcome<Value>> =>
		over(connection, async (wire) => (call.ok ? exchange(wire, call.value, signal) : call))
	return {
		discover: (subject, signal) =>
			over(subject.connection, (wire) => discover(wire, subject, signal)),
		examineWay: async (connection, signal, onStep) => {
			const tls = await tlsTrustOf(connection, readFile)
			const wire = { ...shared, ...(tls.ok && { tls: tls.value }) }
			return examineWay(wire, connection, tls.ok ? undefined : tls.fault, signal, onStep)
		},
		tryCredentials: async (target, signal) => {
			const { name } = target.connection
			const answers = await over(target.connection, async (wire) =>
				ok(await tryCredentials(wire, target, signal)),
			)
			if (!answers.ok) return [{ kind: 'secret', verdict: 'unclear', fault: answers.fault }]
			return answers.value.map((answer) =>
				answer.fault ? { ...answer, fault: { connection: name, ...answer.fault } } : answer,
			)
		},
		findGraph: (target, signal) => run(target, graphProbe(target), signal),
		issue: (target, ask, signal) => run(target, callsOf(target).issue(target, ask), signal),
		refresh: (target, ask, signal) => run(target, callsOf(target).refresh(target, ask), signal),
		remove: (target, token, signal) => run(target, callsOf(target).remove(target, token), signal),
		check: (target, token, signal) => run(target, callsOf(target).check(target, token), signal),
		removeMany: (target, tokens, signal) =>
			run(target, callsOf(target).removeMany(target, tokens), signal),
		clearBlockList: (target, signal) => run(target, callsOf(target).clearBlockList(target), signal),
		listSecrets: (target, signal) => run(target, callsOf(target).listSecrets(target), signal),
		createSecret: (target, alias, signal) =>
			run(target, callsOf(target).createSecret(target, alias), signal),
		dropSecret: (target, alias, signal) =>
			run(target, callsOf(target).dropSecret(target, alias), signal),
	}
}

function callsOf({ facts }: Target): DialectCalls {
	return dialects[facts.dialect]
}

/** The outcome with the connection's name in its fault; *unexpected* should anything be thrown. */
async function named<Value>(
	connection: string,
	work: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
	try {
		const outcome = await work()
		return outcome.ok ? outcome : { ok: false, fault: { connection, ...outcome.fault } }
	} catch {
		return failed('unexpected', { connection })
	}
}
