import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'
import { bits, der, integer, isTrue, objectId, octets, sequence, set, time, utf8 } from './der.ts'

/** A certificate with its private key. */
export type Certificate = {
	readonly name: string
	/** PEM. */
	readonly cert: string
	/** PEM, PKCS #8. */
	readonly key: string
	readonly privateKey: KeyObject
}

/** What a certificate is to say. */
export type CertificateOptions = {
	/** Its common name. */
	readonly name: string
	/** The host names and addresses it is for; none for one that only signs. */
	readonly hosts?: readonly string[]
	/** Who signs it; itself when left out. */
	readonly signedBy?: Pick<Certificate, 'name' | 'privateKey'>
	/** Whether it may sign others. */
	readonly isAuthority?: boolean
	readonly fromMs: number
	readonly untilMs: number
}

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))

/**
 * A new key on P-256 and an X.509 certificate for it (RFC 5280), made with node's own cryptography
 * alone, so that no test needs another program or a file that expires.
 */
export function makeCertificate(options: CertificateOptions): Certificate {
	const { name, signedBy, fromMs, untilMs } = options
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
	const body = sequence(
		der(0xa0, integer(Buffer.from([2]))),
		integer(randomBytes(8)),
		ecdsaWithSha256,
		commonName(signedBy?.name ?? name),
		sequence(time(fromMs), time(untilMs)),
		commonName(name),
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, sequence(...extensions(options))),
	)
	const signature = sign('sha256', body, signedBy?.privateKey ?? privateKey)
	return {
		name,
		cert: pem('CERTIFICATE', sequence(body, ecdsaWithSha256, bits(signature))),
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		privateKey,
	}
}

function commonName(name: string): Buffer {
	return sequence(set(sequence(objectId('2.5.4.3'), utf8(name))))
}

function extensions({ hosts = [], isAuthority = false }: CertificateOptions): Buffer[] {
	const critical = (id: string, value: Buffer) => sequence(objectId(id), isTrue, octets(value))
	const basicConstraints = critical('2.5.29.19', isAuthority ? sequence(isTrue) : sequence())
	// keyCertSign, or digitalSignature.
	const usage = isAuthority ? [2, 0x04] : [7, 0x80]
	const keyUsage = critical('2.5.29.15', der(0x03, Buffer.from(usage)))
	if (hosts.length === 0) return [basicConstraints, keyUsage]
	const alternativeNames = sequence(objectId('2.5.29.17'), octets(sequence(...hosts.map(hostName))))
	return [basicConstraints, keyUsage, alternativeNames]
}

/** A host as a subject's alternative name: an IPv4 address by its octets, else a DNS name. */
function hostName(host: string): Buffer {
	return isIP(host) === 4
		? der(0x87, Buffer.from(host.split('.').map(Number)))
		: der(0x82, Buffer.from(host))
}

function pem(label: string, content: Buffer): string {
	const lines = content.toString('base64').replace(/.{1,64}/g, '$&\n')
	return `-----BEGIN ${label}-----\n${lines}-----END ${label}-----\n`
}
