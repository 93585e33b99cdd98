import { expect, it } from 'vitest'
import type { Credentials } from '../../source/model/connection.ts'
import { createApi } from '../../source/rest/create-api.ts'
import type { RequestEntry } from '../../source/rest/network/wire.ts'
import { faultOf } from './outcomes.ts'
import { targetAt } from './subjects.ts'
import { tinyServers } from './tiny-servers.ts'

const servers = tinyServers()
const secret = 'canarycanarycanarycanarycanary00'
const credentials: Credentials = { secret }
const ask = { lifetimeSeconds: 60 }
const api = createApi({ timeoutMs: 5000 })

it.each(['query', 'json'] as const)(
	'sends a %s request once, whatever the status invites to',
	async (dialect) => {
		for (const status of [408, 413, 421, 425, 429, 500, 502, 503, 504]) {
			let requests = 0
			const url = await servers.http((request, response) => {
				requests++
				request.resume().on('end', () => response.writeHead(status, { 'retry-after': '0' }).end())
			})
			const fault = faultOf(await api.issue(targetAt(url, dialect, credentials), ask))
			expect([status, fault.httpStatus, requests]).toEqual([status, status, 1])
			expect([status, fault.mayHaveActed]).toEqual([status, status >= 500 || status === 408])
		}
	},
)

it('follows no redirect, and says where it pointed to without what it carried', async () => {
	let followed = 0
	const elsewhere = await servers.http((_, response) => {
		followed++
		response.end('{}')
	})
	for (const status of [301, 302, 303, 307, 308]) {
		const url = await servers.http((request, response) => {
			const location = `${elsewhere}/new${request.url}`
			response.writeHead(status, { location }).end()
		})
		const fault = faultOf(await api.issue(targetAt(url, 'query', credentials), ask))
		expect(fault).toMatchObject({
			code: 'redirected',
			httpStatus: status,
			detail: `${elsewhere}/new/requesttoken`,
			mayHaveActed: false,
		})
	}
	expect(followed).toBe(0)
})

it('reads 50 MB no further than a megabyte, and holds no more', async () => {
	let sent = 0
	const chunk = Buffer.alloc(1_000_000, ' ')
	const url = await servers.http((_, response) => {
		const pump = (): void => {
			while (sent < 50 && !response.destroyed) {
				sent++
				if (!response.write(chunk)) {
					response.once('drain', pump)
					return
				}
			}
			if (!response.destroyed) response.end()
		}
		pump()
	})
	const fault = faultOf(await api.issue(targetAt(url, 'json', credentials), ask))
	expect(fault).toMatchObject({ code: 'bad-reply', mayHaveActed: true, httpStatus: 200 })
	// What the kernel buffers on the way is a few megabytes; the rest was never taken.
	expect(sent).toBeLessThan(30)
})

const raw: readonly (readonly [string, string, string, boolean])[] = [
	['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n', 'bad-reply', true],
	['half a status line', 'HTTP/1.1 20', 'connection-lost', true],
	[
		'a body that breaks off',
		'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"error":fa',
		'connection-lost',
		true,
	],
	[
		'a chunk that breaks off',
		'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"e',
		'connection-lost',
		true,
	],
	['a status that is none', 'HTTP/1.1 999 What\r\nContent-Length: 2\r\n\r\n{}', 'bad-reply', true],
	[
		'an upgrade nobody asked for',
		'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
		'connection-lost',
		true,
	],
	['a TLS alert', '\x15\x03\x01\x00\x02\x02\x46', 'tls-expected', false],
	[
		'a header too large',
		`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n{}`,
		'bad-reply',
		true,
	],
	['204 and no body', 'HTTP/1.1 204 No Content\r\n\r\n', 'bad-reply', true],
]
it.each(raw)('ends in a fault when the server sends %s', async (_, bytes, code, mayHaveActed) => {
	const url = await servers.net((socket) => {
		socket.once('data', () => socket.end(Buffer.from(bytes, 'latin1')))
	})
	const fault = faultOf(await api.issue(targetAt(url, 'json', credentials), ask))
	expect(fault).toMatchObject({ code, mayHaveActed, place: new URL(url).host })
	expect(JSON.stringify(fault)).not.toContain(secret)
})

it('cannot have acted where the connection never came about', async () => {
	const url = await servers.http(() => {})
	// A port that has just been closed again.
	const closed = targetAt(url, 'json', credentials)
	const gone = new URL(url)
	gone.port = '1'
	const refused = faultOf(await api.issue(targetAt(gone.origin, 'json', credentials), ask))
	expect(refused).toMatchObject({
		code: 'connection-refused',
		mayHaveActed: false,
		place: '127.0.0.1:1',
	})
	const nowhere = targetAt('http://tgtoken.invalid:9000', 'json', credentials)
	expect(faultOf(await api.issue(nowhere, ask))).toMatchObject({
		code: 'no-such-host',
		mayHaveActed: false,
		place: 'tgtoken.invalid:9000',
	})
	const stop = new AbortController()
	stop.abort()
	expect(faultOf(await api.issue(closed, ask, stop.signal))).toMatchObject({
		code: 'cancelled',
		mayHaveActed: false,
	})
})

it('reports every request without a query, a header or a body', async () => {
	const entries: RequestEntry[] = []
	const url = await servers.http((_, response) => response.end('{"error":true,"message":"no"}'))
	const watched = createApi({
		onRequest: (entry) => {
			entries.push(entry)
			throw new Error('an observer of its own')
		},
	})
	await watched.issue(targetAt(url, 'query', credentials), ask)
	expect(entries).toEqual([
		{
			method: 'GET',
			place: `${url}/requesttoken`,
			status: 200,
			faultCode: 'refused',
			tookMs: expect.any(Number),
		},
	])
	expect(JSON.stringify(entries)).not.toContain(secret)
})

it('sends nothing for a token that cannot stand in a header or a list', async () => {
	let requests = 0
	const url = await servers.http((_, response) => {
		requests++
		response.end('{}')
	})
	const target = targetAt(url, 'jwt', credentials)
	expect(faultOf(await api.remove(target, 'a,b')).code).toBe('bad-token')
	expect(faultOf(await api.remove(target, 'a\r\nX: b')).code).toBe('bad-token')
	expect(faultOf(await api.check(targetAt(url, 'json', credentials), 'ü b')).code).toBe('bad-token')
	expect(faultOf(await api.issue(targetAt(url, 'json', {}), ask)).code).toBe('no-credentials')
	expect(requests).toBe(0)
})
