import { describe, expect, test } from 'vitest'
import { ask, basic, bearer } from './ask.ts'
import { simulators, start, type TestServer } from './simulators.ts'

const simulator = simulators()

const send = (server: TestServer, method: string, path: string, body?: unknown, auth?: string) =>
	ask(method, `${server.gsqlUrl}/gsql/v1/tokens${path}`, {
		...(body === undefined ? {} : { body }),
		...(auth === undefined ? {} : { authorization: auth }),
	})

const claims = (token: string): Record<string, unknown> =>
	JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))

const echo = (server: TestServer, token: string) =>
	ask('GET', `${server.gsqlUrl}/restpp/echo`, { authorization: bearer(token) })

describe('/gsql/v1/tokens, 4.x', () => {
	test('a secret alone gets a global token for seven days', async () => {
		const server = await simulator({ protocol: '4.1' })
		const { json } = await send(server, 'POST', '', { secret: server.secret })
		const token = json.token as string
		expect(json).toEqual({
			expiration: 'Fri Jan 22 08:00:00 UTC 2027',
			error: false,
			message: 'Generate new JWT token successfully.',
			token,
		})
		expect(claims(token)).toMatchObject({
			sub: 'tigergraph',
			iat: start,
			exp: start + 604_800,
			iss: 'TigerGraph',
		})
		expect(claims(token)).not.toHaveProperty('graph')
		expect((await echo(server, token)).json).toEqual({ error: false, message: 'Hello GSQL' })
	})

	test('a password gets one for a graph and a lifetime; nobody gets none', async () => {
		const server = await simulator({ protocol: '4.2' })
		const body = { graph: 'tests', lifetime: '60' }
		const { json } = await send(server, 'POST', '', body, basic())
		expect(claims(json.token as string)).toMatchObject({ graph: 'tests', exp: start + 60 })
		expect((await send(server, 'POST', '', body)).status).toBe(401)
		expect((await send(server, 'POST', '', body, basic('tigergraph', 'x'))).status).toBe(401)
		const alias = await send(server, 'POST', '', { graph: 'secret1' }, basic())
		expect(alias.json.message).toContain('Graph secret1 not found')
	})

	test('the unit of a lifetime may be milliseconds', async () => {
		const server = await simulator({ protocol: '4.1', lifetimeUnit: 'milliseconds' })
		const body = { secret: server.secret, lifetime: '60000' }
		const { json } = await send(server, 'POST', '', body)
		expect(claims(json.token as string).exp).toBe(start + 60)
	})

	test('several tokens go in one call, and are of no use at once', async () => {
		const server = await simulator({ protocol: '4.1' })
		const [one, two] = [server.mint().token, server.mint().token]
		const { json } = await send(server, 'DELETE', '', { tokens: `${one},${two}` }, basic())
		expect(json).toEqual({
			error: false,
			message: 'Successfully dropped the specified JWT tokens',
		})
		expect(server.tokens().map((each) => each.dropped)).toEqual([true, true])
		expect((await echo(server, two)).json.code).toBe('REST-10016')
		expect((await send(server, 'DELETE', '', { tokens: one }, basic())).json.error).toBe(true)
	})

	test('a token deletes itself as bearer, and not one of another user', async () => {
		const server = await simulator({ protocol: '4.1', users: { ana: 'pass' } })
		const { token } = server.mint()
		const refused = await send(server, 'DELETE', '', { tokens: token }, basic('ana', 'pass'))
		expect(refused.json.message).toBe('Drop token failed, Permission denied.')
		const { json } = await send(server, 'DELETE', '', { tokens: token }, bearer(token))
		expect(json.error).toBe(false)
	})

	test('the block list has an end, and clearing it brings the tokens back', async () => {
		const server = await simulator({ protocol: '4.1', blockListLimit: 2 })
		const tokens = [server.mint().token, server.mint().token, server.mint().token]
		for (const each of tokens.slice(0, 2)) {
			await send(server, 'DELETE', '', { tokens: each }, basic())
		}
		const full = await send(server, 'DELETE', '', { tokens: tokens[2] }, basic())
		expect(full.json).toMatchObject({ error: true, message: expect.stringContaining('at most 2') })
		expect((await echo(server, tokens[0] ?? '')).status).toBe(401)
		await send(server, 'DELETE', '?clear=true', undefined, basic())
		expect((await echo(server, tokens[0] ?? '')).status).toBe(200)
		expect(server.tokens().every((each) => !each.dropped)).toBe(true)
	})

	test('check tells live from forged, expired and deleted', async () => {
		const server = await simulator({ protocol: '4.1' })
		const [live, dropped] = [server.mint().token, server.mint({ dropped: true }).token]
		const old = server.mint({ issuedAtSeconds: start - 100, lifetimeSeconds: 99 }).token
		const check = async (token: string) => (await send(server, 'POST', '/check', { token })).json
		expect(await check(live)).toEqual({
			error: false,
			message: `The token ${live} verification succeed.`,
		})
		const [head, body, signature] = live.split('.')
		const forged = `${head}.${body?.slice(0, -2)}AA.${signature}`
		for (const each of [dropped, old, forged, 'x.y.z', 'nonsense']) {
			expect(await check(each)).toMatchObject({ error: true })
		}
	})

	test('there is no list, no refresh, no /requesttoken and no REST++ port', async () => {
		const server = await simulator({ protocol: '4.1' })
		expect((await send(server, 'GET', '', undefined, basic())).status).toBe(405)
		expect((await send(server, 'PUT', '', {}, basic())).status).toBe(405)
		const url = `${server.gsqlUrl}/restpp/requesttoken`
		const { status, json } = await ask('POST', url, { body: { secret: server.secret } })
		expect([status, json.code]).toEqual([404, 'REST-1000'])
		await expect(ask('GET', `${server.restppUrl}/echo`)).rejects.toMatchObject({
			cause: { code: 'ECONNREFUSED' },
		})
		expect(server.tokens()).toEqual([])
	})

	test('two tokens of one second differ, unless a test wants them alike', async () => {
		const server = await simulator({ protocol: '4.1' })
		expect(server.mint().token).not.toBe(server.mint().token)
		server.control.set({ uniqueJwts: false })
		expect(server.mint().token).toBe(server.mint().token)
	})
})
