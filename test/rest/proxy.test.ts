import { createServer, request as forward, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { ok } from '../../source/model/fault.ts'
import { createApi } from '../../source/rest/create-api.ts'
import { proxyFor } from '../../source/rest/network/proxy-for.ts'
import { makeTls } from '../../source/sim/tls-identity.ts'
import { faultOf, value } from './outcomes.ts'
import { simulators, targetAt } from './subjects.ts'
import { tinyServers } from './tiny-servers.ts'

const start = simulators()
const servers = tinyServers()
const ask = { lifetimeSeconds: 60 }

/** A proxy that leads every name to one port of this machine, and a record of what it was asked. */
async function proxyTo(port: number, answer?: string) {
	const asked: string[] = []
	const server = createServer((incoming, outgoing) => {
		asked.push(`${incoming.method} ${incoming.url}`)
		const { pathname, search } = new URL(incoming.url ?? '')
		const { method = 'GET', headers } = incoming
		const path = pathname + search
		const onward = forward({ host: '127.0.0.1', port, method, path, headers, agent: false })
		onward.on('response', (reply: IncomingMessage) => {
			outgoing.writeHead(reply.statusCode ?? 0, reply.headers)
			reply.pipe(outgoing)
		})
		incoming.pipe(onward)
	})
	server.on('connect', (incoming, socket) => {
		asked.push(`CONNECT ${incoming.url}`)
		if (answer !== undefined) return socket.end(answer)
		const onward = connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
			socket.pipe(onward).pipe(socket)
		})
		onward.on('error', () => socket.destroy())
		socket.on('error', () => onward.destroy())
	})
	return { asked, url: `http://ana:canary@127.0.0.1:${await servers.listen(server)}` }
}

const apiBehind = (proxy: string, ca?: string) =>
	createApi({
		timeoutMs: 5000,
		proxyEnv: { HTTPS_PROXY: proxy, http_proxy: proxy, NO_PROXY: 'direct.invalid' },
		readFile: async () => ok(ca ?? ''),
	})

describe('behind a proxy', () => {
	it('http goes through it, to a host that this machine cannot even resolve', async () => {
		const simulator = await start()
		const proxy = await proxyTo(simulator.restppPort)
		const secret = simulator.secrets.secret1 ?? ''
		const target = targetAt('http://tg.invalid:9000', 'json', { secret })
		value(await apiBehind(proxy.url).issue(target, ask))
		expect(proxy.asked).toEqual(['POST http://tg.invalid:9000/requesttoken'])
		expect(simulator.tokens()).toHaveLength(1)
	})

	it('https goes through a tunnel, and the server’s certificate is still verified', async () => {
		const tls = makeTls('good')
		const simulator = await start({ tls })
		const proxy = await proxyTo(simulator.restppPort)
		const secret = simulator.secrets.secret1 ?? ''
		const target = targetAt('https://tg.invalid:9000', 'json', { secret })
		const connection = { ...target.connection, caFile: '/ca.pem' }
		const api = apiBehind(proxy.url, tls.ca)
		const fault = faultOf(await api.issue({ ...target, connection }, ask))
		expect(fault).toMatchObject({ code: 'tls-wrong-host', mayHaveActed: false })
		expect(simulator.log).toEqual([])
		const insecure = { ...connection, insecure: true }
		value(await api.issue({ ...target, connection: insecure }, ask))
		expect(proxy.asked).toEqual(['CONNECT tg.invalid:9000', 'CONNECT tg.invalid:9000'])
	})

	it('an answer lost in the tunnel is one that may have been acted on', async () => {
		const tls = makeTls('good')
		const simulator = await start({ tls })
		const proxy = await proxyTo(simulator.restppPort)
		simulator.control.failNext({ kind: 'drop-after' })
		const secret = simulator.secrets.secret1 ?? ''
		const target = targetAt('https://tg.invalid:9000', 'json', { secret })
		const connection = { ...target.connection, insecure: true }
		const fault = faultOf(await apiBehind(proxy.url).issue({ ...target, connection }, ask))
		expect(fault).toMatchObject({ code: 'connection-lost', mayHaveActed: true })
		expect(simulator.tokens()).toHaveLength(1)
	})

	it('the proxy’s own trouble is told from the server’s, without its password', async () => {
		const refusing = await proxyTo(1, 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
		const at = new URL(refusing.url).host
		for (const [proxy, url, detail] of [
			[refusing.url, 'https://tg.invalid', `${at} answered HTTP 407`],
			['http://ana:canary@127.0.0.1:1', 'https://tg.invalid', '127.0.0.1:1 refused the connection'],
			['http://ana:canary@127.0.0.1:1', 'http://tg.invalid', '127.0.0.1:1 refused the connection'],
			[
				'http://ana:canary@nowhere.invalid',
				'http://tg.invalid',
				'nowhere.invalid:80 was not found',
			],
			['socks5://ana:canary@127.0.0.1:1', 'https://tg.invalid', 'its name is not one of http'],
		] as const) {
			const fault = faultOf(
				await apiBehind(proxy).issue(targetAt(url, 'json', { secret: 's' }), ask),
			)
			expect(fault).toMatchObject({ code: 'proxy-failed', detail, mayHaveActed: false })
			expect(JSON.stringify(fault)).not.toContain('canary')
		}
	})

	it('hosts that are excepted, and this machine, are reached without it', async () => {
		const simulator = await start()
		const secret = simulator.secrets.secret1 ?? ''
		const api = apiBehind('http://127.0.0.1:1')
		value(await api.issue(targetAt(simulator.restppUrl, 'json', { secret }), ask))
		const direct = targetAt('http://direct.invalid', 'json', { secret })
		expect(faultOf(await api.issue(direct, ask)).code).toBe('no-such-host')
	})
})

it.each([
	['http://tg.example.com:9000', { HTTP_PROXY: 'http://p:3128' }, 'http://p:3128/'],
	['http://tg.example.com', { http_proxy: 'p:3128', HTTP_PROXY: 'http://q' }, 'http://p:3128/'],
	['https://tg.example.com', { HTTP_PROXY: 'http://p' }, undefined],
	['https://tg.example.com', { HTTPS_PROXY: ' ' }, undefined],
	['https://tg.example.com', { HTTPS_PROXY: 'http://p', NO_PROXY: '*' }, undefined],
	['https://tg.example.com', { HTTPS_PROXY: 'http://p', no_proxy: 'a.b, Example.com' }, undefined],
	['https://tg.example.com', { HTTPS_PROXY: 'http://p', NO_PROXY: '.example.com' }, undefined],
	[
		'https://tg.example.com',
		{ HTTPS_PROXY: 'http://p', NO_PROXY: 'tg.example.com:443' },
		undefined,
	],
	['https://tg.example.com', { HTTPS_PROXY: 'http://p', NO_PROXY: 'ample.com' }, 'http://p/'],
	[
		'https://tg.example.com',
		{ HTTPS_PROXY: 'http://p', NO_PROXY: 'x:80,example.com:80' },
		'http://p/',
	],
	['http://127.0.0.1:9000', { HTTP_PROXY: 'http://p' }, undefined],
	['http://[::1]:9000', { HTTP_PROXY: 'http://p' }, undefined],
	['http://tg', { HTTP_PROXY: 'ftp://p' }, 'unusable'],
])('%s with %o is reached through %s', (url, env, expected) => {
	const proxy = proxyFor(url, env)
	expect(proxy instanceof URL ? proxy.href : proxy).toBe(expected)
})
