import { describe, expect, test } from 'vitest'
import { ask, basic } from './ask.ts'
import { simulators, start, type TestServer } from './simulators.ts'

const simulator = simulators()

const send = (server: TestServer, method: string, body: unknown, authorization?: string) =>
	ask(method, `${server.restppUrl}/requesttoken`, {
		body,
		...(authorization === undefined ? {} : { authorization }),
	})

const issue = async (server: TestServer, lifetime = '100000'): Promise<string> => {
	const { json } = await send(server, 'POST', { secret: server.secret, lifetime })
	return json.token as string
}

describe('/requesttoken with JSON bodies, 3.5 to 3.11', () => {
	test('a secret gets a token of 32 characters at the top of the reply, for 30 days', async () => {
		const server = await simulator()
		const { status, json } = await send(server, 'POST', { secret: server.secret })
		expect(status).toBe(200)
		expect(json).toEqual({
			code: 'REST-0000',
			expiration: start + 2_592_000,
			error: false,
			message: expect.stringMatching(/^Generate new token successfully\.\nWarning: /),
			token: expect.stringMatching(/^[a-z0-9]{32}$/),
		})
		expect(server.tokens()).toMatchObject([{ token: json.token, alias: 'secret1', graph: 'tests' }])
	})

	test('user and password get a token under results, and need a graph', async () => {
		const server = await simulator()
		const got = await send(server, 'POST', { graph: 'tests', lifetime: '60' }, basic())
		expect(got.json.expiration).toBe(start + 60)
		expect(got.json).not.toHaveProperty('token')
		expect(got.json.results).toEqual({ token: server.tokens()[0]?.token })
		expect((await send(server, 'POST', {}, basic())).json).toMatchObject({ error: true })
		const wrong = await send(server, 'POST', { graph: 'secret1' }, basic())
		expect(wrong.json).toMatchObject({ error: true, message: 'Graph secret1 not found.' })
		expect(server.tokens()).toHaveLength(1)
	})

	test('a lifetime may be a number as well as a text', async () => {
		const server = await simulator()
		const { json } = await send(server, 'POST', { secret: server.secret, lifetime: 90 })
		expect(json.expiration).toBe(start + 90)
	})

	test('a refresh counts from now, not from the old expiry', async () => {
		const server = await simulator()
		const token = await issue(server)
		server.clock.seconds += 1000
		const { json } = await send(server, 'PUT', { secret: server.secret, token, lifetime: '500' })
		expect(json).toEqual({
			code: 'REST-0000',
			expiration: start + 1500,
			error: false,
			message: 'Refresh token successfully.',
			token,
		})
	})

	test('a deleted token is gone: refused again, and of no use any more', async () => {
		const server = await simulator()
		const token = await issue(server)
		const gone = await send(server, 'DELETE', { secret: server.secret, token })
		expect(gone.json).toEqual({
			code: 'REST-0000',
			expiration: -1,
			error: false,
			message: 'Drop token successfully.',
			token,
		})
		for (const method of ['DELETE', 'PUT']) {
			const { json } = await send(server, method, { secret: server.secret, token })
			expect(json).toEqual({
				error: true,
				message: `The token '${token}' is invalid, please provide a valid one.`,
			})
		}
		const authorization = `Bearer ${token}`
		const echo = await ask('GET', `${server.restppUrl}/echo`, { authorization })
		expect(echo.json.code).toBe('REST-10016')
	})

	test.each(['POST', 'PUT', 'DELETE'])(
		'a wrong secret is refused on %s, in clear',
		async (method) => {
			const server = await simulator()
			const { json } = await send(server, method, { secret: 'abcdefg', token: 'abc123' })
			expect(json).toEqual({
				code: 'REST-1101',
				error: true,
				message: "The secret 'abcdefg' is invalid. Please enter a valid one.",
			})
		},
	)

	test('no secret and no or a wrong password is refused', async () => {
		const server = await simulator()
		for (const authorization of [undefined, basic('tigergraph', 'wrong'), 'Basic !!', 'Bearer x']) {
			const { json } = await send(server, 'POST', { graph: 'tests' }, authorization)
			expect(json).toEqual({
				code: 'REST-1101',
				error: true,
				message: 'The username or password is incorrect. Please enter a valid one.',
			})
		}
	})

	test('a lifetime that is no number, or over the cap, is refused with an empty token', async () => {
		const server = await simulator({ maxLifetimeSeconds: 10 })
		const none = await send(server, 'POST', { secret: server.secret, lifetime: 'soon' })
		expect(none.json).toEqual({
			code: 'REST-1101',
			error: true,
			message: 'Invalid parameters, lifetime is not a number.',
			token: '',
		})
		const much = await send(server, 'POST', { secret: server.secret, lifetime: '100' })
		expect(much.json).toEqual({
			code: 'REST-3101',
			error: true,
			message: "The duration '100' exceeds the maximum limit '10'. Please enter a valid one.",
			token: '',
		})
		const usual = await send(server, 'POST', { secret: server.secret })
		expect(usual.json.expiration).toBe(start + 10)
	})

	test('users touch their own tokens only, a superuser anybody’s', async () => {
		const server = await simulator({ users: { ana: 'pass' } })
		const token = await issue(server)
		const refresh = await send(server, 'PUT', { token }, basic('ana', 'pass'))
		expect(refresh.json.message).toBe('Refresh token failed, Permission denied.')
		const drop = await send(server, 'DELETE', { token }, basic('ana', 'pass'))
		expect(drop.json.message).toBe('Drop token failed, Permission denied.')
		await send(server, 'POST', { graph: 'tests' }, basic('ana', 'pass'))
		const anas = server.tokens()[1]?.token
		expect((await send(server, 'DELETE', { token: anas }, basic())).json.error).toBe(false)
		expect(server.tokens().map((each) => each.dropped)).toEqual([false, true])
	})

	test('a query string is refused, however right it is', async () => {
		const server = await simulator()
		for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
			const url = `${server.restppUrl}/requesttoken?secret=${server.secret}`
			expect((await ask(method, url)).json).toEqual({
				code: 'REST-1101',
				error: true,
				message:
					'The request cannot be processed: expected a JSON payload, but a query string was given.',
			})
		}
		expect(server.tokens()).toEqual([])
	})

	test('allowExisting renews a token with a day left, from 3.9.3 on', async () => {
		const server = await simulator({ protocol: '3.9.3' })
		const url = `${server.restppUrl}/requesttoken?allowExisting=true`
		const body = { secret: server.secret }
		const first = await ask('POST', url, { body })
		server.clock.seconds += 60
		const second = await ask('POST', url, { body })
		expect(second.json).toMatchObject({ token: first.json.token, expiration: start + 2_592_060 })
		server.clock.seconds += 2_592_000 - 3600
		expect((await ask('POST', url, { body })).json.token).not.toBe(first.json.token)
		const older = await simulator({ protocol: '3.9.2' })
		const refused = await ask('POST', `${older.restppUrl}/requesttoken?allowExisting=true`, {
			body: { secret: older.secret },
		})
		expect(refused.json.message).toContain('a query string was given')
	})

	test('with authentication off the endpoint does not exist', async () => {
		const server = await simulator({ auth: false })
		const { json } = await send(server, 'POST', { secret: server.secret })
		expect(json).toEqual({
			code: 'REST-1000',
			error: true,
			message:
				'Endpoint is not found from url = /requesttoken, please use GET /endpoints to list all valid endpoints.',
		})
	})

	test('the main port has the endpoint under /restpp only', async () => {
		const server = await simulator()
		const body = { secret: server.secret }
		const there = await ask('POST', `${server.gsqlUrl}/restpp/requesttoken`, { body })
		expect(there.json.token).toBe(server.tokens()[0]?.token)
		expect((await ask('POST', `${server.gsqlUrl}/requesttoken`, { body })).status).toBe(404)
	})

	test('a token goes with its secret', async () => {
		const server = await simulator()
		const token = await issue(server)
		expect(server.dropSecret('secret1')).toBe(true)
		const { json } = await send(server, 'PUT', { token }, basic())
		expect(json.message).toBe(`The token '${token}' is invalid, please provide a valid one.`)
	})

	test('refusals have status 4xx, and no code, where that is asked for', async () => {
		const server = await simulator({ errorStatus: 'http', omitCode: true })
		const wrong = await send(server, 'POST', { secret: 'abcdefg' })
		expect(wrong.status).toBe(400)
		expect(wrong.json).not.toHaveProperty('code')
		const unknown = await send(server, 'DELETE', { secret: server.secret, token: 'abc123' })
		expect(unknown.status).toBe(404)
		expect((await send(server, 'POST', { secret: server.secret })).json).not.toHaveProperty('code')
	})
})
