import { describe, expect, test } from 'vitest'
import { ask, basic } from './ask.ts'
import { simulators, start, type TestServer } from './simulators.ts'

const simulator = simulators()

const send = (
	server: TestServer,
	method: string,
	query: Record<string, string>,
	more: { body?: unknown; authorization?: string } = {},
) => ask(method, `${server.restppUrl}/requesttoken?${new URLSearchParams(query)}`, more)

describe('/requesttoken with a query string, 3.0 to 3.4', () => {
	test('GET issues with a secret', async () => {
		const server = await simulator({ protocol: '3.4' })
		const { json } = await send(server, 'GET', { secret: server.secret, lifetime: '120' })
		expect(json).toMatchObject({
			code: 'REST-0000',
			expiration: start + 120,
			error: false,
			token: expect.stringMatching(/^[a-z0-9]{32}$/),
		})
	})

	test('POST issues with the bare secret as body', async () => {
		const server = await simulator({ protocol: '3.0' })
		const got = await send(server, 'POST', { lifetime: '120' }, { body: server.secret })
		expect(got.json).toMatchObject({ expiration: start + 120, token: server.tokens()[0]?.token })
		const json = await send(server, 'POST', {}, { body: { secret: server.secret } })
		expect(json.json).toMatchObject({ code: 'REST-1101', error: true })
	})

	test('GET issues with a graph and a password since 3.1.4, not before', async () => {
		const authorization = basic()
		const server = await simulator({ protocol: '3.1.4' })
		const got = await send(server, 'GET', { graph: 'tests' }, { authorization })
		expect(got.json.results).toEqual({ token: server.tokens()[0]?.token })
		const older = await simulator({ protocol: '3.1.3' })
		const refused = await send(older, 'GET', { graph: 'tests' }, { authorization })
		expect(refused.json.code).toBe('REST-1101')
	})

	test.each([
		['3.0', start + 1500],
		['3.1', start + 1500],
		['3.2', 500],
		['3.4', 500],
	])('PUT refreshes; %s answers %i in expiration', async (protocol, expiration) => {
		const server = await simulator({ protocol })
		const { token } = server.mint({ lifetimeSeconds: 2000 })
		server.clock.seconds += 1000
		const { json } = await send(server, 'PUT', { secret: server.secret, token, lifetime: '500' })
		expect(json).toMatchObject({ expiration, token, message: 'Refresh token successfully.' })
		expect(server.tokens()[0]?.expiresAtSeconds).toBe(start + 1500)
	})

	test('DELETE deletes, and a second time is refused', async () => {
		const server = await simulator({ protocol: '3.4' })
		const { token } = server.mint()
		const query = { secret: server.secret, token }
		expect((await send(server, 'DELETE', query)).json.message).toBe('Drop token successfully.')
		expect((await send(server, 'DELETE', query)).json).toMatchObject({ error: true })
		expect(server.tokens()[0]?.dropped).toBe(true)
	})
})
