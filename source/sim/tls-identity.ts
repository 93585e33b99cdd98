import { type Certificate, makeCertificate } from './certificate.ts'

/**
 * The ways a server's TLS can be: `good` is signed by an authority of its own; `too-old` speaks
 * nothing newer than TLS 1.1.
 */
export const tlsKinds = [
	'good',
	'self-signed',
	'expired',
	'not-yet-valid',
	'wrong-host',
	'too-old',
] as const

/** One of the ways a server's TLS can be. */
export type TlsKind = (typeof tlsKinds)[number]

/** What a server needs to speak TLS, all in PEM. */
export type TlsIdentity = {
	key: string
	cert: string
	/** The authority that signed it; what a client must trust. */
	ca?: string
	/** Speak nothing newer than TLS 1.1. */
	isTooOld?: boolean
	/** Let nobody in without a certificate of this authority, PEM. */
	clientCa?: string
}

/** A server's identity, with a client's that it accepts. */
export type MadeTls = TlsIdentity & { ca: string; client: { key: string; cert: string } }

const dayMs = 86_400_000

/**
 * A TLS identity of that kind for `localhost` and 127.0.0.1, its authority and a client's identity
 * signed by it, all made anew. With `wantsClient` the server lets only that client in.
 */
export function makeTls(
	kind: TlsKind,
	options: { wantsClient?: boolean; nowMs?: number } = {},
): MadeTls {
	const { wantsClient = false, nowMs = Date.now() } = options
	const valid = { fromMs: nowMs - dayMs, untilMs: nowMs + 30 * dayMs }
	const authority = makeCertificate({ name: 'tgtoken test CA', isAuthority: true, ...valid })
	const client = makeCertificate({ name: 'tgtoken test client', signedBy: authority, ...valid })
	const { key, cert } = serverCertificate(kind, authority, nowMs)
	return {
		key,
		cert,
		// One that signed itself is its own authority.
		ca: kind === 'self-signed' ? cert : authority.cert,
		client: { key: client.key, cert: client.cert },
		...(kind === 'too-old' && { isTooOld: true }),
		...(wantsClient && { clientCa: authority.cert }),
	}
}

function serverCertificate(kind: TlsKind, authority: Certificate, nowMs: number): Certificate {
	const times = {
		expired: { fromMs: nowMs - 30 * dayMs, untilMs: nowMs - dayMs },
		'not-yet-valid': { fromMs: nowMs + dayMs, untilMs: nowMs + 30 * dayMs },
	}
	const valid = { fromMs: nowMs - dayMs, untilMs: nowMs + 30 * dayMs }
	const { fromMs, untilMs } = kind in times ? times[kind as keyof typeof times] : valid
	return makeCertificate({
		name: 'tgtoken test server',
		hosts: kind === 'wrong-host' ? ['tg.example.com'] : ['localhost', '127.0.0.1'],
		...(kind !== 'self-signed' && { signedBy: authority }),
		fromMs,
		untilMs,
	})
}
