import ky, { isTimeoutError } from 'ky'
import { type Fault, failed, type Outcome } from '../../model/fault.ts'
import { faultFromNetwork } from '../replies/fault-from-network.ts'
import { readReply } from '../replies/read-reply.ts'
import { faultOfProxy } from './fault-of-proxy.ts'
import { nodeFetch, type Trail } from './node-fetch.ts'
import { hostAndPort, placeOf, redirectPlace } from './place.ts'
import { type Ask, acts, type Call, type Reply, type Wire } from './wire.ts'

/**
 * One request and its reply, read. Sent once: no retry, no redirect followed. Ends within the
 * wire's time limit in what the call reads, or in a fault; never throws. Of the errors of ky and
 * Node, which name whole URLs, only their kind is passed on.
 *
 * For requests that act, the fault says `mayHaveActed`: false where the request surely never reached
 * the server's logic or was refused by it, true where it had left and no answer could be read.
 */
export async function exchange<Value>(
	wire: Wire,
	call: Call<Value>,
	signal?: AbortSignal,
): Promise<Outcome<Value>> {
	const { ask } = call
	const startedMs = performance.now()
	const trail: Trail = { sent: false }
	const outcome = await converse(wire, call, trail, signal)
	report(wire, {
		method: ask.method,
		place: placeOf(ask.url),
		...(trail.status !== undefined && { status: trail.status }),
		...(!outcome.ok && { faultCode: outcome.fault.code }),
		tookMs: Math.round(performance.now() - startedMs),
	})
	if (outcome.ok) return outcome
	return { ok: false, fault: { place: hostAndPort(ask.url), ...outcome.fault } }
}

async function converse<Value>(
	wire: Wire,
	{ ask, read }: Call<Value>,
	trail: Trail,
	signal: AbortSignal | undefined,
): Promise<Outcome<Value>> {
	const startedMs = performance.now()
	const sentAtMs = wire.nowMs()
	try {
		signal?.throwIfAborted()
		const response = await ky(ask.url, {
			method: ask.method,
			headers: headersOf(ask),
			...(ask.json && { json: ask.json }),
			...(ask.text !== undefined && { body: ask.text }),
			fetch: nodeFetch(trail, wire),
			retry: 0,
			redirect: 'manual',
			timeout: wire.timeoutMs,
			throwHttpErrors: false,
			...(signal && { signal }),
		})
		const tookMs = performance.now() - startedMs
		const location = response.headers.get('location')
		if (response.status >= 300 && response.status < 400 && location !== null) {
			return redirected(ask, response.status, location)
		}
		const date = Date.parse(response.headers.get('date') ?? '')
		const reply: Reply = {
			status: response.status,
			body: readReply(await response.text()),
			sentAtMs,
			tookMs,
			...(Number.isFinite(date) && { serverDateMs: date }),
		}
		return read(reply, ask)
	} catch (error) {
		return { ok: false, fault: lostFault(wire, ask, trail, error, signal) }
	}
}

function headersOf(ask: Ask): Record<string, string> {
	return {
		accept: ask.text === undefined ? 'application/json' : '*/*',
		'user-agent': 'tgtoken',
		...(ask.authorization !== undefined && { authorization: ask.authorization }),
	}
}

function redirected(ask: Ask, httpStatus: number, location: string): Outcome<never> {
	const detail = redirectPlace(location, ask.url, ask.secrets)
	return failed('redirected', {
		httpStatus,
		...(detail !== undefined && { detail }),
		...(acts(ask) && { mayHaveActed: false }),
	})
}

/** The fault of an exchange that ended without a whole reply. */
function lostFault(
	wire: Wire,
	ask: Ask,
	trail: Trail,
	error: unknown,
	signal: AbortSignal | undefined,
): Fault {
	const fault = kindOf(wire, trail, error, signal)
	const neverArrived = fault.code.startsWith('tls-')
	return {
		...fault,
		...(trail.status !== undefined && { httpStatus: trail.status }),
		...(acts(ask) && { mayHaveActed: trail.sent && !neverArrived }),
	}
}

function kindOf(
	wire: Wire,
	trail: Trail,
	error: unknown,
	signal: AbortSignal | undefined,
): Pick<Fault, 'code' | 'detail'> {
	if (trail.tooLong) return { code: 'bad-reply', detail: 'it is longer than a megabyte' }
	if (isTimeoutError(error)) return { code: 'timed-out', detail: `${wire.timeoutMs / 1000} s` }
	if (signal?.aborted) return { code: 'cancelled' }
	if (trail.error === undefined) return { code: 'unexpected' }
	if (trail.status !== undefined && !isHttpStatus(trail.status)) {
		return { code: 'bad-reply', detail: 'its status is not one of HTTP' }
	}
	return faultOfProxy(trail) ?? faultFromNetwork(trail.error, wire.tls?.cert !== undefined)
}

function isHttpStatus(status: number): boolean {
	return status >= 200 && status <= 599
}

/** An observer that throws must not turn a done request into a failed one. */
function report(wire: Wire, entry: Parameters<NonNullable<Wire['onRequest']>>[0]): void {
	try {
		wire.onRequest?.(entry)
	} catch {
		// Its own affair.
	}
}
