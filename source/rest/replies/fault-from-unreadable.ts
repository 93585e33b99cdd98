import type { Fault, FaultCode } from '../../model/fault.ts'
import { type Ask, acts, type Reply } from '../network/wire.ts'

type Unreadable = Pick<Fault, 'code' | 'detail' | 'mayHaveActed'>

/** nginx, Go and Apache, each in its own words. */
const plainHttpToTls =
	/plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL-enabled/i

/** nginx where it verifies its clients. */
const noClientCertificate = /No required SSL certificate was sent/i
const wrongClientCertificate = /<title>[^<]*The SSL certificate error/i

/** Savanna's page while a suspended workspace starts. */
const startingPage =
	/starting workspace|workspace is (?:starting|resuming|waking)|<title>\s*(?:starting|resuming|waking)/i

/** A gateway that got no answer from the server behind it, which may have acted. */
const gatewayPage =
	/<title>[^<]*(?:bad gateway|gateway time-?out|service (?:temporarily )?unavailable|internal server error)/i

/**
 * The fault of a reply without a readable verdict: a page, a text, nothing, half a JSON, or JSON of
 * an unexpected shape. `wrongProof` is what a bare 401 means for this request.
 *
 * A 4xx is a refusal whatever its body says; a 5xx or a success nobody can read leaves it open
 * whether the server acted.
 */
export function faultFromUnreadable(reply: Reply, ask: Ask, wrongProof: FaultCode): Unreadable {
	const { code, detail, open } = verdict(reply, wrongProof)
	return {
		code,
		...(detail !== undefined && { detail }),
		...(acts(ask) && { mayHaveActed: open }),
	}
}

type Verdict = { code: FaultCode; detail?: string; open: boolean }

function verdict({ body, status }: Reply, wrongProof: FaultCode): Verdict {
	const text = body.kind === 'page' || body.kind === 'text' ? body.text.slice(0, 20_000) : ''
	const isPage = body.kind === 'page'
	if (plainHttpToTls.test(text)) return { code: 'tls-expected', open: false }
	if (noClientCertificate.test(text)) return { code: 'tls-client-cert', open: false }
	if (wrongClientCertificate.test(text)) {
		return { code: 'tls-client-cert', detail: 'refused', open: false }
	}
	if (isPage && startingPage.test(text)) return { code: 'waking-up', open: false }
	if (status === 401) return { code: wrongProof, open: false }
	if (status === 404 || status === 405 || status === 410) {
		return { code: 'not-tigergraph', detail: `HTTP ${status}`, open: false }
	}
	if (status === 408) return { code: 'timed-out', open: true }
	if (status >= 400 && status < 500)
		return { code: 'refused', detail: `HTTP ${status}`, open: false }
	if (isPage && status < 400) return { code: 'waking-up', open: false }
	if (isPage && status !== 500 && !gatewayPage.test(text)) return { code: 'waking-up', open: true }
	if (status >= 500) return { code: 'server-error', detail: `HTTP ${status}`, open: true }
	return { code: 'bad-reply', detail: whatItIs(body, text), open: true }
}

function whatItIs(body: Reply['body'], text: string): string {
	if (body.kind === 'empty') return 'it is empty'
	if (body.kind === 'object') return 'it does not hold what was asked for'
	return text.startsWith('{') ? 'its JSON is broken or cut off' : 'it is not JSON'
}
