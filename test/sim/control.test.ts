import { describe, expect, test } from 'vitest'
import type { Fault } from '../../source/sim/faults.ts'
import { ask, basic, bearer } from './ask.ts'
import { simulators, start, type TestServer } from './simulators.ts'

const simulator = simulators()

const issue = (server: TestServer) =>
	ask('POST', `${server.restppUrl}/requesttoken`, { body: { secret: server.secret } })

const afterFault = async (server: TestServer, fault: Fault) => {
	server.control.failNext(fault)
	return issue(server)
}

describe('holding replies', () => {
	test('a held reply waits after the server has acted', async () => {
		const server = await simulator()
		const held = server.control.hold({ method: 'POST', path: '/requesttoken' })
		let answered = false
		const reply = issue(server).finally(() => {
			answered = true
		})
		await ask('GET', `${server.gsqlUrl}/api/ping`)
		expect(await held.arrived).toMatchObject({ method: 'POST', path: '/requesttoken', status: 200 })
		expect([answered, server.tokens().length]).toEqual([false, 1])
		held.release()
		expect((await reply).json.token).toBe(server.tokens()[0]?.token)
	})

	test('it holds one reply, not the next', async () => {
		const server = await simulator()
		const held = server.control.hold()
		const first = issue(server)
		await held.arrived
		expect((await issue(server)).json.error).toBe(false)
		held.release()
		expect((await first).json.error).toBe(false)
	})

	test('or before it has', async () => {
		const server = await simulator()
		const held = server.control.hold({}, { beforeActing: true })
		const reply = issue(server)
		await held.arrived
		expect(server.tokens()).toEqual([])
		held.release()
		await reply
		expect(server.tokens()).toHaveLength(1)
	})

	test('closing lets go of what is held', async () => {
		const server = await simulator()
		const held = server.control.hold()
		const failed = expect(issue(server)).rejects.toThrow()
		await held.arrived
		await server.close()
		await failed
	})
})

describe('scripted faults', () => {
	test.each([
		[{ kind: 'status', status: 500 }, 500, undefined],
		[{ kind: 'status', status: 401 }, 401, 'REST-10016'],
		[{ kind: 'status', status: 403 }, 403, 'REST-10016'],
	] as const)('%o answers in place of acting, once', async (fault, status, code) => {
		const server = await simulator()
		const answer = await afterFault(server, fault)
		expect([answer.status, answer.json.code]).toEqual([status, code])
		expect(server.tokens()).toEqual([])
		expect((await issue(server)).json.error).toBe(false)
	})

	test('a workspace wakes up after so many requests', async () => {
		const server = await simulator()
		server.control.wakeUpFor(2)
		for (let i = 0; i < 2; i++) {
			const answer = await issue(server)
			expect(answer.headers.get('content-type')).toBe('text/html')
			expect(answer.text).toContain('<title>Starting workspace</title>')
		}
		expect((await issue(server)).json.error).toBe(false)
	})

	test('half a reply, and a token all the same', async () => {
		const server = await simulator()
		const { status, text } = await afterFault(server, { kind: 'truncated' })
		expect(status).toBe(200)
		expect(() => JSON.parse(text)).toThrow()
		expect(server.tokens()).toHaveLength(1)
	})

	test.each([
		['drop-before', 0],
		['drop-after', 1],
		['cut-off', 1],
	] as const)('%s closes the connection with %i tokens made', async (kind, made) => {
		const server = await simulator()
		await expect(afterFault(server, { kind })).rejects.toThrow()
		expect(server.tokens()).toHaveLength(made)
	})

	test('a late reply, and one byte by byte, arrive whole', async () => {
		const server = await simulator()
		expect((await afterFault(server, { kind: 'slow', ms: 1 })).json.error).toBe(false)
		expect((await afterFault(server, { kind: 'bytewise', everyMs: 0 })).json.error).toBe(false)
	})

	test('a redirect says where to', async () => {
		const server = await simulator()
		const answer = await afterFault(server, { kind: 'redirect', to: 'http://127.0.0.1:1/x' })
		expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/x'])
		expect(server.tokens()).toEqual([])
	})

	test('a message full of control characters, a huge one, one without a code, any reply', async () => {
		const server = await simulator()
		const hostile = await afterFault(server, { kind: 'control-characters' })
		expect(hostile.json.message).toContain('\u001b[31m')
		expect(hostile.json.token).toBe(server.tokens()[0]?.token)
		const huge = await afterFault(server, { kind: 'huge', bytes: 100_000 })
		expect(huge.text.length).toBeGreaterThan(100_000)
		expect((await afterFault(server, { kind: 'no-code' })).json).not.toHaveProperty('code')
		const any = await afterFault(server, { kind: 'reply', status: 418, body: 'null' })
		expect([any.status, any.text]).toEqual([418, 'null'])
	})

	test('faults strike the requests they are for, in order', async () => {
		const server = await simulator()
		server.control.failNext({ kind: 'status', status: 500 }, { path: '/echo' })
		server.control.failNext({ kind: 'status', status: 502 }, { method: 'POST' })
		server.control.failNext({ kind: 'status', status: 503 }, { path: /token$/ })
		expect([(await issue(server)).status, (await issue(server)).status]).toEqual([502, 503])
		server.control.clearFaults()
		const authorization = basic()
		const echo = await ask('GET', `${server.gsqlUrl}/restpp/echo`, { authorization })
		expect(echo.status).toBe(200)
	})

	test('a refresh answers a duration once, a lifetime is read in the other unit once', async () => {
		const server = await simulator()
		const { token } = server.mint()
		const put = () =>
			ask('PUT', `${server.restppUrl}/requesttoken`, {
				body: { token, secret: server.secret, lifetime: '500' },
			})
		server.control.failNext({ kind: 'refresh-answers-duration' })
		expect([(await put()).json.expiration, (await put()).json.expiration]).toEqual([
			500,
			start + 500,
		])
		const jwts = await simulator({ protocol: '4.1' })
		jwts.control.failNext({ kind: 'other-lifetime-unit' })
		for (let i = 0; i < 2; i++) {
			const body = { secret: jwts.secret, lifetime: '60000' }
			await ask('POST', `${jwts.gsqlUrl}/gsql/v1/tokens`, { body })
		}
		const expiries = jwts.tokens().map((each) => each.expiresAtSeconds)
		expect(expiries).toEqual([start + 60, start + 60_000])
	})
})

describe('switches', () => {
	test('authentication, the cap and the clock change while it runs', async () => {
		const server = await simulator()
		server.control.setAuth(false)
		expect((await issue(server)).json.code).toBe('REST-1000')
		server.control.setAuth(true)
		server.control.setMaxLifetimeSeconds(60)
		server.control.setClockSkewSeconds(-30)
		const { headers, json } = await issue(server)
		expect(json.expiration).toBe(start + 30)
		expect(Date.parse(headers.get('date') ?? '')).toBe((start - 30) * 1000)
	})

	test('a token can be expired, deleted and forgotten from outside', async () => {
		const server = await simulator()
		const { token } = server.mint()
		const code = async () =>
			(await ask('GET', `${server.restppUrl}/echo`, { authorization: bearer(token) })).json.code
		server.expire(token)
		expect(await code()).toBe('REST-10019')
		server.drop(token)
		expect(await code()).toBe('REST-10016')
		expect(() => server.drop('never issued')).toThrow('never issued')
	})
})
