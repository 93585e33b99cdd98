import { failed, type Outcome, ok } from '../../model/fault.ts'
import { isoInstant } from '../../model/instant-text.ts'
import { sanitizeTo } from '../../model/sanitize.ts'
import { hostAndPort } from '../network/place.ts'
import type { TlsTrust } from '../network/tls-trust.ts'
import { faultFromNetwork } from '../replies/fault-from-network.ts'

/** Where a connection is tried: host and port of a URL. */
function addressOf(url: string): { host: string; port: number } {
	const { hostname, port, protocol } = new URL(url)
	return {
		host: hostname.replace(/^\[|\]$/g, ''),
		port: Number(port || (protocol === 'https:' ? 443 : 80)),
	}
}

/** Whether a TCP connection to a URL's port comes about; it is closed at once. */
export async function tryTcp(url: string, signal: AbortSignal): Promise<Outcome<void>> {
	const { connect } = await import('node:net')
	return new Promise((resolve) => {
		const socket = connect({ ...addressOf(url), signal })
		socket.once('connect', () => {
			socket.destroy()
			resolve(ok(undefined))
		})
		socket.on('error', (error) => resolve(faultAt(url, error, signal)))
	})
}

/** What a handshake showed. */
export type Handshake = {
	/** `TLSv1.3`. */
	readonly version: string
	/** The last day of the server's certificate, `2026-12-24`. */
	readonly until?: string
}

/** Whether a TLS handshake at a URL's port comes about, with this trust; it is closed at once. */
export async function tryTls(
	url: string,
	trust: TlsTrust,
	signal: AbortSignal,
): Promise<Outcome<Handshake>> {
	const { connect } = await import('node:tls')
	const { isIP } = await import('node:net')
	const { host, port } = addressOf(url)
	return new Promise((resolve) => {
		const servername = isIP(host) ? undefined : host
		const socket = connect({ host, port, ...(servername && { servername }), ...trust })
		const stop = () => socket.destroy(new Error('stopped'))
		signal.addEventListener('abort', stop, { once: true })
		socket.once('secureConnect', () => {
			const until = isoInstant(Date.parse(socket.getPeerCertificate().valid_to))?.slice(0, 10)
			const version = sanitizeTo(socket.getProtocol() ?? 'TLS', 12)
			socket.destroy()
			resolve(ok({ version, ...(until !== undefined && { until }) }))
		})
		socket.on('error', (error) => {
			resolve(faultAt(url, error, signal, trust.cert !== undefined))
		})
		socket.on('close', () => {
			signal.removeEventListener('abort', stop)
			resolve(faultAt(url, undefined, signal))
		})
	})
}

function faultAt(
	url: string,
	error: unknown,
	signal: AbortSignal,
	hasShownItself = false,
): Outcome<never> {
	const place = hostAndPort(url)
	if (signal.aborted) return failed('timed-out', { place })
	const { code, ...about } = faultFromNetwork(error, hasShownItself)
	return failed(code, { place, ...about })
}
