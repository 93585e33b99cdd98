import { describe, expect, it } from 'vitest'
import { createApi } from '../../source/rest/create-api.ts'
import type { Simulator } from '../../source/sim/start-simulator.ts'
import { codeOf, faultOf, value } from './outcomes.ts'
import { connectionTo, credentialsOf, simulators } from './subjects.ts'
import { tinyServers } from './tiny-servers.ts'

const start = simulators()
const servers = tinyServers()
const api = createApi({ timeoutMs: 5000 })

const portsOf = ({ restppPort, gsqlPort }: Simulator) =>
	connectionTo('http://127.0.0.1', { restppPort, gsqlPort })

const versions = [
	['3.0', 'query', '3.0.0'],
	['3.1.4', 'query', '3.1.4'],
	['3.4', 'query', '3.4.0'],
	['3.5', 'json', '3.5.0'],
	['3.9.3', 'json', '3.9.3'],
	['3.11', 'json', '3.11.0'],
	['4.1', 'jwt', '4.1.0'],
	['4.2', 'jwt', '4.2.0'],
] as const

describe.each(versions)('TigerGraph %s', (protocol, dialect, version) => {
	const basesOf = ({ restppUrl, gsqlUrl }: Simulator) => ({
		restppUrl: dialect === 'jwt' ? `${gsqlUrl}/restpp` : restppUrl,
		gsqlUrl,
	})

	it.each([200, 401, 403] as const)(
		'is known without credentials, refusing with %s',
		async (deniedStatus) => {
			const simulator = await start({ protocol, deniedStatus })
			const facts = value(await api.discover({ connection: portsOf(simulator), credentials: {} }))
			expect(facts).toEqual({
				dialect,
				authEnabled: true,
				...basesOf(simulator),
				clockSkewMs: expect.any(Number),
				latencyMs: expect.any(Number),
			})
		},
	)

	it('shows its version to a secret, and to user and password', async () => {
		const simulator = await start({ protocol })
		for (const kind of ['secret', 'password'] as const) {
			const credentials = credentialsOf(simulator, kind)
			const facts = value(await api.discover({ connection: portsOf(simulator), credentials }))
			expect(facts).toMatchObject({ dialect, version, authEnabled: true })
		}
	})

	it('is known with a wrong secret', async () => {
		const simulator = await start({ protocol })
		const credentials = { secret: 'wrong' }
		const facts = value(await api.discover({ connection: portsOf(simulator), credentials }))
		expect(facts).toMatchObject({ dialect, authEnabled: true })
	})

	it('shows its version to all while authentication is off', async () => {
		const simulator = await start({ protocol, auth: false })
		const facts = value(await api.discover({ connection: portsOf(simulator), credentials: {} }))
		expect(facts).toMatchObject({ dialect, version, authEnabled: false, ...basesOf(simulator) })
	})

	it('is found by the URL of its main port alone', async () => {
		const simulator = await start({ protocol })
		for (const path of ['', '/', '/restpp']) {
			const connection = connectionTo(`${simulator.gsqlUrl}${path}`)
			const facts = value(await api.discover({ connection, credentials: {} }))
			expect(facts).toMatchObject({
				dialect,
				restppUrl: `${simulator.gsqlUrl}/restpp`,
				gsqlUrl: simulator.gsqlUrl,
			})
		}
	})

	it('is asked a few harmless questions', async () => {
		const simulator = await start({ protocol })
		const credentials = credentialsOf(simulator, 'password')
		await api.discover({ connection: portsOf(simulator), credentials: {} })
		await api.discover({ connection: portsOf(simulator), credentials })
		expect(simulator.log.length).toBeLessThanOrEqual(12)
		expect(new Set(simulator.log.map((request) => request.method))).toEqual(new Set(['GET']))
		expect(simulator.tokens()).toEqual([])
	})

	it('is waking up while it shows a page, never of another version', async () => {
		const simulator = await start({ protocol })
		simulator.control.wakeUpFor(20)
		const subject = { connection: portsOf(simulator), credentials: {} }
		expect(faultOf(await api.discover(subject))).toMatchObject({
			code: 'waking-up',
			connection: 'lab',
		})
		simulator.control.clearFaults()
		simulator.control.failNext({ kind: 'html', status: 502 }, { path: /^\/gsql\// }, 5)
		const half = await api.discover(subject)
		expect(half.ok ? half.value.dialect : half.fault.code).toBe('waking-up')
	})

	it('is taken at the word of whoever set the protocol by hand', async () => {
		const simulator = await start({ protocol })
		const connection = { ...portsOf(simulator), protocol }
		const facts = value(await api.discover({ connection, credentials: {} }))
		expect(facts).toMatchObject({ dialect, authEnabled: true, ...basesOf(simulator) })
		expect(simulator.log.map((request) => request.path)).toEqual([
			dialect === 'jwt' ? '/restpp/version' : '/version',
		])
		if (dialect === 'jwt') return
		const other = { ...connection, protocol: '3.9' as const }
		expect(value(await api.discover({ connection: other, credentials: {} })).dialect).toBe('json')
	})
})

describe.each(['3.4', '3.9'])('TigerGraph %s', (protocol) => {
	it('is found by the URL of its REST++ port alone', async () => {
		const simulator = await start({ protocol })
		const connection = connectionTo(simulator.restppUrl)
		expect(value(await api.discover({ connection, credentials: {} }))).toMatchObject({
			dialect: protocol === '3.4' ? 'query' : 'json',
			restppUrl: simulator.restppUrl,
		})
	})
})

it('measures how far the clock of the server is off', async () => {
	const simulator = await start({})
	for (const seconds of [3600, -90, 0]) {
		simulator.control.setClockSkewSeconds(seconds)
		const subject = { connection: portsOf(simulator), credentials: {} }
		const { clockSkewMs = Number.NaN } = value(await api.discover(subject))
		expect(Math.abs(clockSkewMs - seconds * 1000)).toBeLessThanOrEqual(1000)
		expect(Number.isInteger(clockSkewMs / 1000)).toBe(true)
	}
})

it('says where it tried when nothing answers', async () => {
	const connection = connectionTo('http://127.0.0.1', { restppPort: 1, gsqlPort: 2 })
	expect(faultOf(await api.discover({ connection, credentials: {} }))).toMatchObject({
		code: 'connection-refused',
		place: '127.0.0.1:1',
	})
	const byHand = { ...connection, protocol: '3.9' as const }
	expect(codeOf(await api.discover({ connection: byHand, credentials: {} }))).toBe(
		'connection-refused',
	)
	const nowhere = connectionTo('http://tgtoken.invalid')
	expect(codeOf(await api.discover({ connection: nowhere, credentials: {} }))).toBe('no-such-host')
	const nonsense = connectionTo('no url at all')
	expect(codeOf(await api.discover({ connection: nonsense, credentials: {} }))).toBe('bad-url')
})

it('does not take another web server for TigerGraph', async () => {
	for (const [status, body] of [
		[404, 'Not Found'],
		[404, '{"detail":"not found"}'],
		[200, 'It works'],
		[200, '{"status":"ok"}'],
		[500, 'oops'],
	] as const) {
		const url = await servers.http((_, response) => response.writeHead(status).end(body))
		const answer = await api.discover({ connection: connectionTo(url), credentials: {} })
		expect([body, codeOf(answer)]).toEqual([
			body,
			status === 500 ? 'server-error' : 'not-tigergraph',
		])
	}
})

it('takes the trouble of a server for no version', async () => {
	for (const protocol of ['3.9', '4.1']) {
		const simulator = await start({ protocol })
		simulator.control.failNext({ kind: 'status', status: 500 }, { path: /^\/gsql\// }, 2)
		const subject = { connection: portsOf(simulator), credentials: {} }
		expect(codeOf(await api.discover(subject))).toBe('server-error')
	}
})

it('says where a redirect points to', async () => {
	const url = await servers.http((_, response) => {
		response.writeHead(301, { location: 'https://tg.example.com/login?next=1' }).end()
	})
	expect(
		faultOf(await api.discover({ connection: connectionTo(url), credentials: {} })),
	).toMatchObject({
		code: 'redirected',
		detail: 'https://tg.example.com:443/login',
	})
})

it('stops when it is told to', async () => {
	const simulator = await start({})
	const held = simulator.control.hold()
	const stop = new AbortController()
	const subject = { connection: portsOf(simulator), credentials: {} }
	simulator.control.hold({ path: '/version' })
	simulator.control.hold({ path: '/version' })
	const answer = api.discover(subject, stop.signal)
	await held.arrived
	stop.abort()
	expect(codeOf(await answer)).toBe('cancelled')
})
