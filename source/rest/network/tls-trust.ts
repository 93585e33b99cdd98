import type { Connection } from '../../model/connection.ts'
import { failed, type Outcome, ok } from '../../model/fault.ts'

/** Whom a connection trusts and by what it shows itself; PEM texts, as node takes them. */
export type TlsTrust = {
	readonly ca?: string
	readonly cert?: string
	readonly key?: string
	/** Present only where the user wished that nothing is verified. */
	readonly rejectUnauthorized?: false
}

/** A file's text. Faults: those of the disk. */
export type ReadFile = (path: string) => Promise<Outcome<string>>

/**
 * The TLS of one connection, its files read anew, so that a renewed certificate is used at once.
 * Everything is verified unless the connection says `insecure`. Faults: `tls-file` with the path,
 * those of the disk.
 */
export async function tlsTrustOf(
	connection: Connection,
	readFile: ReadFile | undefined,
): Promise<Outcome<TlsTrust>> {
	if (!/^https:/i.test(connection.url)) return ok({})
	const { caFile, certFile, keyFile, insecure } = connection
	const texts: { -readonly [Part in 'ca' | 'cert' | 'key']?: string } = {}
	for (const [part, place] of [
		['ca', caFile],
		['cert', certFile],
		['key', keyFile],
	] as const) {
		if (place === undefined) continue
		const text = await readFile?.(place)
		if (!text) return failed('tls-file', { place, detail: 'no file is read here' })
		if (!text.ok) return text
		const wrong = await wrongWith(part, text.value)
		if (wrong !== undefined) return failed('tls-file', { place, detail: wrong })
		texts[part] = text.value
	}
	if (texts.key !== undefined && !(await belongTogether(texts))) {
		const about = { ...(keyFile !== undefined && { place: keyFile }) }
		return failed('tls-file', { ...about, detail: 'the key is not that of the certificate' })
	}
	return ok({ ...texts, ...(insecure && { rejectUnauthorized: false }) })
}

/** What is wrong with a PEM text; of its content nothing is said. */
async function wrongWith(part: 'ca' | 'cert' | 'key', text: string): Promise<string | undefined> {
	const { createPrivateKey, X509Certificate } = await import('node:crypto')
	try {
		if (part === 'key') createPrivateKey(text)
		else new X509Certificate(text)
		return undefined
	} catch {
		if (part !== 'key') return 'it holds no certificate in PEM'
		return /ENCRYPTED/.test(text) ? 'the key in it is encrypted' : 'it holds no private key in PEM'
	}
}

async function belongTogether({ cert, key }: { cert?: string; key?: string }): Promise<boolean> {
	const { createSecureContext } = await import('node:tls')
	try {
		createSecureContext({ ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) })
		return true
	} catch {
		return false
	}
}
