import { expect, it } from 'vitest'
import { faultFromNetwork } from '../../source/rest/replies/fault-from-network.ts'

const failing = (code: string, more: object = {}) =>
	Object.assign(new Error(`at http://u:p@h/?secret=s ${code}`), { code }, more)

it.each([
	['ENOTFOUND', 'no-such-host'],
	['EAI_AGAIN', 'no-such-host'],
	['ECONNREFUSED', 'connection-refused'],
	['EHOSTUNREACH', 'connection-refused'],
	['ETIMEDOUT', 'timed-out'],
	['ECONNRESET', 'connection-lost'],
	['EPIPE', 'connection-lost'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-self-signed'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-untrusted'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-untrusted'],
	['CERT_HAS_EXPIRED', 'tls-expired'],
	['CERT_NOT_YET_VALID', 'tls-expired'],
	['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-too-old'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'http-expected'],
	['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls-client-cert'],
	['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'tls-client-cert'],
	['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'tls-failed'],
	['HPE_INVALID_CONSTANT', 'bad-reply'],
	['ESOMETHINGNEW', 'connection-lost'],
] as const)('takes %s for %s, and nothing of its text', (code, fault) => {
	const found = faultFromNetwork(failing(code))
	expect(found.code).toBe(fault)
	expect(JSON.stringify(found)).not.toMatch(/secret|u:p/)
})

it('names the hosts a certificate is for', () => {
	const cert = { subjectaltname: 'DNS:tg.example.com, IP Address:10.0.0.1' }
	expect(faultFromNetwork(failing('ERR_TLS_CERT_ALTNAME_INVALID', { cert }))).toEqual({
		code: 'tls-wrong-host',
		detail: 'tg.example.com, 10.0.0.1',
	})
})

it('says what is wrong with a handshake, and whether this client had shown itself', () => {
	const old = failing('EPROTO', { message: 'SSL routines::unsupported protocol' })
	expect(faultFromNetwork(old)).toEqual({ code: 'tls-too-old' })
	const unknown = failing('ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE')
	expect(faultFromNetwork(unknown)).toEqual({ code: 'tls-client-cert' })
	expect(faultFromNetwork(unknown, true)).toEqual({ code: 'tls-client-cert', detail: 'refused' })
})

it('looks into the errors of several addresses', () => {
	const both = new AggregateError([failing('ECONNREFUSED'), failing('ENETUNREACH')])
	expect(faultFromNetwork(both).code).toBe('connection-refused')
	expect(faultFromNetwork(new Error('x', { cause: failing('ENOTFOUND') })).code).toBe(
		'no-such-host',
	)
	for (const odd of [undefined, null, 'text', 7, {}, { code: 3 }]) {
		expect(faultFromNetwork(odd).code).toBe('connection-lost')
	}
})
