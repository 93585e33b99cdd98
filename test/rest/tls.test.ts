import { createPrivateKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../source/model/connection.ts'
import { type FaultCode, failed, ok } from '../../source/model/fault.ts'
import { faultText } from '../../source/model/fault-text.ts'
import { createApi } from '../../source/rest/create-api.ts'
import { type MadeTls, makeTls, type TlsKind } from '../../source/sim/tls-identity.ts'
import { codeOf, faultOf, value } from './outcomes.ts'
import { connectionTo, simulators, targetAt } from './subjects.ts'
import { tinyServers } from './tiny-servers.ts'

const start = simulators()
const servers = tinyServers()
const credentials = { secret: 'canarycanarycanarycanarycanary00' }
const ask = { lifetimeSeconds: 60 }

/** A client for which these texts are files. */
const apiWith = (files: Record<string, string>) =>
	createApi({
		timeoutMs: 5000,
		readFile: async (place) => {
			const text = files[place]
			return text === undefined ? failed('file-unreadable', { place }) : ok(text)
		},
	})
const api = apiWith({})

/** A simulated server with this TLS, and a connection to it that says more. */
const secured = async (tls: MadeTls, more: Partial<Connection> = {}) => {
	const simulator = await start({ tls })
	const { gsqlPort, restppPort } = simulator
	const connection = connectionTo('https://localhost', { gsqlPort, restppPort, ...more })
	const url = `https://localhost:${restppPort}`
	const target = {
		...targetAt(url, 'json', { secret: simulator.secrets.secret1 ?? '' }),
		connection,
	}
	return { simulator, connection, target }
}

describe('a certificate', () => {
	it.each<[TlsKind, FaultCode, FaultCode | 'fine', FaultCode | 'fine']>([
		['good', 'tls-untrusted', 'fine', 'fine'],
		['self-signed', 'tls-self-signed', 'fine', 'fine'],
		['expired', 'tls-expired', 'tls-expired', 'fine'],
		['not-yet-valid', 'tls-expired', 'tls-expired', 'fine'],
		['wrong-host', 'tls-untrusted', 'tls-wrong-host', 'fine'],
		['too-old', 'tls-too-old', 'tls-too-old', 'tls-too-old'],
	])(
		'that is %s: %s for a stranger, %s with the CA file, %s when nothing is verified',
		async (kind, stranger, trusting, careless) => {
			const tls = makeTls(kind)
			const client = apiWith({ '/ca.pem': tls.ca })
			for (const [more, expected] of [
				[{}, stranger],
				[{ caFile: '/ca.pem' }, trusting],
				[{ insecure: true }, careless],
			] as const) {
				const { simulator, target, connection } = await secured(tls, more)
				const answer = await client.issue(target, ask)
				const found = await client.discover({ connection, credentials })
				if (expected === 'fine') {
					value(answer)
					expect(value(found)).toMatchObject({ dialect: 'json', authEnabled: true })
					continue
				}
				const place = `localhost:${simulator.restppPort}`
				expect(faultOf(answer)).toMatchObject({ code: expected, mayHaveActed: false, place })
				expect(codeOf(found)).toBe(expected)
				const isEarly = kind === 'not-yet-valid' && expected === 'tls-expired'
				expect(/ is not valid yet\.$/.test(faultText(faultOf(answer)).message)).toBe(isEarly)
				// Not a byte of a request is sent to somebody who could not show who he is.
				expect(simulator.log).toEqual([])
			}
		},
	)

	it('names the hosts it is for, where it is for another one', async () => {
		const tls = makeTls('wrong-host')
		const { target } = await secured(tls, { caFile: '/ca.pem' })
		const fault = faultOf(await apiWith({ '/ca.pem': tls.ca }).issue(target, ask))
		expect(fault.detail).toBe('tg.example.com')
	})

	it('of this client is wanted, refused or let in', async () => {
		const tls = makeTls('good', { wantsClient: true })
		const stranger = makeTls('good').client
		const client = apiWith({
			'/ca.pem': tls.ca,
			'/cert.pem': tls.client.cert,
			'/key.pem': tls.client.key,
			'/other.pem': stranger.cert + stranger.key,
		})
		const asked = async (more: Partial<Connection>) => {
			const { target, simulator } = await secured(tls, { caFile: '/ca.pem', ...more })
			const answer = await client.issue(target, ask)
			if (!answer.ok) expect(simulator.log).toEqual([])
			return answer
		}
		expect(faultOf(await asked({}))).toMatchObject({ code: 'tls-client-cert', mayHaveActed: false })
		// Node drops a stranger without a word; what others say stands below.
		const refused = faultOf(await asked({ certFile: '/other.pem', keyFile: '/other.pem' }))
		expect(refused.code).toMatch(/^(?:connection-lost|tls-client-cert)$/)
		value(await asked({ certFile: '/cert.pem', keyFile: '/key.pem' }))
	})
})

describe('the files of a connection', () => {
	const { ca, client } = makeTls('good')
	const encrypted = createPrivateKey(client.key)
		.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'canary' })
		.toString()
	const files = {
		'/ca.pem': ca,
		'/cert.pem': client.cert,
		'/key.pem': client.key,
		'/other.pem': makeTls('good').client.key,
		'/none.pem': 'canary, no PEM',
		'/locked.pem': encrypted,
	}
	const mutual = (certFile: string, keyFile: string) => ({ certFile, keyFile })

	it.each<[Partial<Connection>, FaultCode, string, string | undefined]>([
		[{ caFile: '/none.pem' }, 'tls-file', '/none.pem', 'it holds no certificate in PEM'],
		[mutual('/none.pem', '/key.pem'), 'tls-file', '/none.pem', 'it holds no certificate in PEM'],
		[mutual('/cert.pem', '/cert.pem'), 'tls-file', '/cert.pem', 'it holds no private key in PEM'],
		[mutual('/cert.pem', '/locked.pem'), 'tls-file', '/locked.pem', 'the key in it is encrypted'],
		[
			mutual('/cert.pem', '/other.pem'),
			'tls-file',
			'/other.pem',
			'the key is not that of the certificate',
		],
		[{ caFile: '/gone.pem' }, 'file-unreadable', '/gone.pem', undefined],
	])('are read before anybody is asked: %o is %s', async (more, code, place, detail) => {
		const connection = connectionTo('https://localhost:1', more)
		const fault = faultOf(await apiWith(files).discover({ connection, credentials }))
		expect(fault).toEqual({ code, connection: 'lab', place, ...(detail && { detail }) })
	})

	it('do not matter to plain http', async () => {
		const url = await servers.http((_, response) => response.end('{"error":true,"message":"no"}'))
		const target = { ...targetAt(url, 'json', credentials) }
		const connection = { ...target.connection, caFile: '/gone.pem' }
		expect(codeOf(await api.issue({ ...target, connection }, ask))).toBe('refused')
	})
})

it('says that http was spoken to a TLS port', async () => {
	for (const kind of ['good', 'self-signed', 'too-old'] as const) {
		const { simulator } = await secured(makeTls(kind))
		const connection = connectionTo(`http://localhost:${simulator.restppPort}`)
		expect(faultOf(await api.discover({ connection, credentials }))).toMatchObject({
			code: 'tls-expected',
			connection: 'lab',
			place: `localhost:${simulator.restppPort}`,
		})
	}
})

it('says that https was spoken to an http port', async () => {
	const url = await servers.http((_, response) => response.end('{}'))
	const target = targetAt(url.replace('http:', 'https:'), 'json', credentials)
	const wanted = { code: 'http-expected', place: new URL(url).host }
	expect(faultOf(await api.issue(target, ask))).toMatchObject({ ...wanted, mayHaveActed: false })
	const { connection } = target
	expect(faultOf(await api.discover({ connection, credentials }))).toMatchObject(wanted)
})

it.each([
	['No required SSL certificate was sent', undefined],
	['The SSL certificate error', 'refused'],
])('knows the page of nginx that says: %s', async (words, detail) => {
	const url = await servers.http((_, response) => {
		response.writeHead(400, { 'content-type': 'text/html' })
		response.end(`<html>\r\n<head><title>400 ${words}</title></head>\r\n</html>`)
	})
	const fault = faultOf(await api.issue(targetAt(url, 'json', credentials), ask))
	expect(fault).toMatchObject({ code: 'tls-client-cert', mayHaveActed: false })
	expect(fault.detail).toBe(detail)
	const connection = connectionTo(url)
	expect(codeOf(await api.discover({ connection, credentials }))).toBe('tls-client-cert')
})

it("knows the page of nginx's TLS port", async () => {
	const url = await servers.http((_, response) => {
		response.writeHead(400, { 'content-type': 'text/html' })
		response.end(
			'<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n</html>',
		)
	})
	const target = targetAt(url, 'json', credentials)
	expect(faultOf(await api.issue(target, ask))).toMatchObject({
		code: 'tls-expected',
		mayHaveActed: false,
	})
	const connection = connectionTo(url)
	expect(faultOf(await api.discover({ connection, credentials })).code).toBe('tls-expected')
})
