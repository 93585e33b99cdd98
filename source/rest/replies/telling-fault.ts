import type { Fault } from '../../model/fault.ts'
import { restppProbe } from '../discovery/probes.ts'
import { exchange } from '../network/exchange.ts'
import type { Wire } from '../network/wire.ts'

/** These say more than that a port did not answer, wherever among the attempts they came up. */
const mostTelling = [
	'cancelled',
	'waking-up',
	'redirected',
	'tls-expected',
	'tls-self-signed',
	'tls-untrusted',
	'tls-wrong-host',
	'tls-expired',
	'tls-client-cert',
	'tls-too-old',
	'http-expected',
	'tls-failed',
	'proxy-failed',
	'no-such-host',
	'server-error',
]

/**
 * Of the faults of a discovery that found nothing, the one to show: the most telling, else that of
 * the likeliest place. A connection that was dropped without a word is tried once over TLS, since
 * that is what https ports do to http.
 */
export async function tellingFault(
	wire: Wire,
	faults: readonly Fault[],
	likeliestUrl: string,
	signal: AbortSignal,
): Promise<Fault> {
	const telling = mostTelling
		.map((code) => faults.find((fault) => fault.code === code))
		.find((fault) => fault !== undefined)
	const fault = telling ?? faults[0] ?? { code: 'not-tigergraph' as const }
	if (fault.code !== 'connection-lost' || !likeliestUrl.startsWith('http:')) return fault
	const overTls = await exchange(wire, restppProbe(tlsUrl(likeliestUrl)), signal)
	const speaksTls =
		overTls.ok ||
		overTls.fault.httpStatus !== undefined ||
		/^tls-(?!failed|expected|file)/.test(overTls.fault.code)
	return speaksTls ? { ...fault, code: 'tls-expected' } : fault
}

function tlsUrl(url: string): string {
	const { hostname, port, pathname } = new URL(url)
	return `https://${hostname}:${port || '80'}${pathname.replace(/\/$/, '')}`
}
