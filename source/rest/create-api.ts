import { failed, type Outcome } from '../model/fault.ts'
import type { Dialect } from '../model/protocol.ts'
import type { Api, Target } from '../work/ports.ts'
import type { DialectCalls } from './dialect-calls.ts'
import { discover } from './discover.ts'
import { exchange } from './exchange.ts'
import { jsonDialect } from './json-dialect.ts'
import { jwtDialect } from './jwt-dialect.ts'
import { queryDialect } from './query-dialect.ts'
import type { Call, RequestEntry, Wire } from './wire.ts'

/** What a client may be told; everything has a default. */
export type ApiOptions = {
	/** For each request with its reply, to the last byte; 15,000. */
	readonly timeoutMs?: number
	readonly nowMs?: () => number
	/** Called after every request, with nothing secret. */
	readonly onRequest?: (entry: RequestEntry) => void
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
	const wire: Wire = {
		timeoutMs: options.timeoutMs ?? 15_000,
		nowMs: options.nowMs ?? Date.now,
		...(options.onRequest && { onRequest: options.onRequest }),
	}
	const run = <Value>(
		target: Target,
		call: Outcome<Call<Value>>,
		signal: AbortSignal | undefined,
	): Promise<Outcome<Value>> =>
		named(target.connection.name, async () => (call.ok ? exchange(wire, call.value, signal) : call))
	return {
		discover: (subject, signal) =>
			named(subject.connection.name, () => discover(wire, subject, signal)),
		issue: (target, ask, signal) => run(target, callsOf(target).issue(target, ask), signal),
		refresh: (target, ask, signal) => run(target, callsOf(target).refresh(target, ask), signal),
		remove: (target, token, signal) => run(target, callsOf(target).remove(target, token), signal),
		check: (target, token, signal) => run(target, callsOf(target).check(target, token), signal),
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
