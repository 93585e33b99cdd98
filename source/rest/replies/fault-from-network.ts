import type { Fault, FaultCode } from '../../model/fault.ts'
import { sanitizeTo } from '../../model/sanitize.ts'

type NetworkFault = Pick<Fault, 'code' | 'detail'>

/** Node's, OpenSSL's and the HTTP parser's codes, and what they are to the user. */
const byCode: Readonly<Record<string, FaultCode>> = {
	ENOTFOUND: 'no-such-host',
	EAI_AGAIN: 'no-such-host',
	EAI_NODATA: 'no-such-host',
	EAI_NONAME: 'no-such-host',
	EAI_FAIL: 'no-such-host',
	ECONNREFUSED: 'connection-refused',
	EHOSTUNREACH: 'connection-refused',
	EHOSTDOWN: 'connection-refused',
	ENETUNREACH: 'connection-refused',
	ENETDOWN: 'connection-refused',
	EADDRNOTAVAIL: 'connection-refused',
	EACCES: 'connection-refused',
	EPERM: 'connection-refused',
	ETIMEDOUT: 'timed-out',
	ECONNRESET: 'connection-lost',
	ECONNABORTED: 'connection-lost',
	EPIPE: 'connection-lost',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
	UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
	CERT_UNTRUSTED: 'tls-untrusted',
	CERT_REJECTED: 'tls-untrusted',
	CERT_REVOKED: 'tls-untrusted',
	CERT_CHAIN_TOO_LONG: 'tls-untrusted',
	CERT_SIGNATURE_FAILURE: 'tls-untrusted',
	INVALID_CA: 'tls-untrusted',
	INVALID_PURPOSE: 'tls-untrusted',
	ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-host',
	HOSTNAME_MISMATCH: 'tls-wrong-host',
	CERT_HAS_EXPIRED: 'tls-expired',
	CERT_NOT_YET_VALID: 'tls-expired',
	EPROTO: 'tls-failed',
}

/**
 * What an error of the network is to the user; `hasShownItself` where this client had a certificate
 * to show. Of the error's own text, which names URLs, nothing
 * is passed on. `connection-lost` for what is not in the table.
 */
export function faultFromNetwork(error: unknown, hasShownItself = false): NetworkFault {
	const { code, message, rawPacket, host } = factsOf(error)
	if (code.startsWith('HPE_')) {
		return isTlsRecord(rawPacket)
			? { code: 'tls-expected' }
			: { code: 'bad-reply', detail: 'it is not HTTP' }
	}
	const known = byCode[code] ?? (code.startsWith('ERR_SSL_') ? 'tls-failed' : 'connection-lost')
	if (known === 'tls-failed') return tlsFault(`${code} ${message}`, hasShownItself)
	if (code === 'CERT_NOT_YET_VALID') return { code: known, detail: 'is not valid yet' }
	return { code: known, ...(known === 'tls-wrong-host' && host !== '' && { detail: host }) }
}

/** OpenSSL's words for how a handshake came to nothing (its reasons and the alerts of RFC 8446). */
function tlsFault(text: string, hasShownItself: boolean): NetworkFault {
	if (/wrong.version.number|packet.length.too.long|http.request|bad.record.type/i.test(text)) {
		return { code: 'http-expected' }
	}
	if (/unsupported.protocol|protocol.version|no.shared.cipher|too.low/i.test(text)) {
		return { code: 'tls-too-old' }
	}
	const isAboutUs =
		/certificate.required|alert.(?:bad.certificate|unknown.ca|certificate|unsupported.certificate|access.denied)/i
	if (!isAboutUs.test(text)) return { code: 'tls-failed' }
	return { code: 'tls-client-cert', ...(hasShownItself && { detail: 'refused' }) }
}

type Facts = { code: string; message: string; rawPacket: unknown; host: string }

/** The error's own facts, or those of the first error inside it that has a known code. */
function factsOf(error: unknown, depth = 0): Facts {
	if (typeof error !== 'object' || error === null || depth > 4) {
		return { code: '', message: '', rawPacket: undefined, host: '' }
	}
	const { code, message, rawPacket, cert, errors, cause } = error as Record<string, unknown>
	if (typeof code === 'string') {
		const names = (cert as { subjectaltname?: unknown } | undefined)?.subjectaltname
		return {
			code,
			message: typeof message === 'string' ? message : '',
			rawPacket,
			host:
				typeof names === 'string'
					? sanitizeTo(names.replace(/\b(?:DNS|IP Address):/g, ''), 80)
					: '',
		}
	}
	// Several addresses of one host were tried, and each failed in its own way.
	const inner: unknown[] = Array.isArray(errors) ? errors : cause === undefined ? [] : [cause]
	return (
		inner.map((each) => factsOf(each, depth + 1)).find((facts) => facts.code !== '') ??
		factsOf(undefined)
	)
}

/** A TLS alert (content type 21, version 3.x) where a status line should be. */
function isTlsRecord(packet: unknown): boolean {
	return packet instanceof Uint8Array && packet[0] === 0x15 && packet[1] === 0x03
}
