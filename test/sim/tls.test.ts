import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { describe, expect, test } from 'vitest'
import { integer } from '../../source/sim/der.ts'
import { runSimulate } from '../../source/sim/simulate-command.ts'
import { makeTls, type TlsKind } from '../../source/sim/tls-identity.ts'
import { simulators } from './simulators.ts'

const simulator = simulators()

/** Asks for the ping; answers its status, or the code of node's error. */
function ping(port: number, trust: { ca?: string; key?: string; cert?: string }): Promise<unknown> {
	return new Promise((resolve) => {
		const asked = request(`https://localhost:${port}/api/ping`, { agent: false, ...trust })
		asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
		asked.on('response', (response) => {
			response.resume().on('end', () => resolve(response.statusCode))
		})
		asked.end()
	})
}

test.each([
	[[0, 0, 1], '020101'],
	[[0, 0x80], '02020080'],
	[[0, 0x7f, 0], '02027f00'],
	[[0, 0], '020100'],
	[[], '020100'],
])('the number %o is as short as DER wants it', (octets, encoded) => {
	expect(integer(Uint8Array.from(octets)).toString('hex')).toBe(encoded)
})

describe('the certificates', () => {
	test('are what others read in them', () => {
		const { cert, ca } = makeTls('good')
		const server = new X509Certificate(cert)
		const authority = new X509Certificate(ca)
		expect(server.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1')
		expect(server.issuer).toBe('CN=tgtoken test CA')
		expect(server.checkIssued(authority)).toBe(true)
		expect(server.verify(authority.publicKey)).toBe(true)
		expect([server.ca, authority.ca]).toEqual([false, true])
	})

	test.each<[TlsKind, unknown, unknown]>([
		['good', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 200],
		['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', 200],
		['expired', 'CERT_HAS_EXPIRED', 'CERT_HAS_EXPIRED'],
		['not-yet-valid', 'CERT_NOT_YET_VALID', 'CERT_NOT_YET_VALID'],
		['wrong-host', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'],
		['too-old', 'EPROTO', 'EPROTO'],
	])('%s: %s to a stranger, %s to who trusts the authority', async (kind, stranger, trusting) => {
		const tls = makeTls(kind)
		const { gsqlPort } = await simulator({ tls })
		expect(await ping(gsqlPort, {})).toBe(stranger)
		expect(await ping(gsqlPort, { ca: tls.ca })).toBe(trusting)
	})

	test('of a client are asked for, and only the right one is let in', async () => {
		const tls = makeTls('good', { wantsClient: true })
		const { gsqlPort, log } = await simulator({ tls })
		expect(await ping(gsqlPort, { ca: tls.ca })).toMatch(/CERTIFICATE_REQUIRED|ECONNRESET/)
		expect(await ping(gsqlPort, { ca: tls.ca, ...makeTls('good').client })).not.toBe(200)
		expect(log).toEqual([])
		expect(await ping(gsqlPort, { ca: tls.ca, ...tls.client })).toBe(200)
	})
})

test('tgtoken simulate --tls says whom to trust', async () => {
	const [first, signal] = [Promise.withResolvers<string>(), Promise.withResolvers<() => void>()]
	const code = runSimulate(['--tls', 'good', '--client-cert'], {
		stdout: { write: first.resolve },
		stderr: { write: first.reject },
		onSignal: signal.resolve,
	})
	const { gsqlPort, ca, client } = JSON.parse(await first.promise)
	expect(await ping(gsqlPort, { ca })).not.toBe(200)
	expect(await ping(gsqlPort, { ca, ...client })).toBe(200)
	;(await signal.promise)()
	expect(await code).toBe(0)
})
