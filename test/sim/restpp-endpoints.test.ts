import { describe, expect, test } from 'vitest'
import { ask, basic, bearer } from './ask.ts'
import { simulators, start } from './simulators.ts'

const simulator = simulators()

describe('the endpoints of REST++', () => {
	test.each([
		['3.4', 403],
		['3.9', 401],
		['4.1', 401],
	])('%s lets nobody in without credentials, with status %i', async (protocol, status) => {
		const server = await simulator({ protocol })
		const restpp = `${server.gsqlUrl}/restpp`
		for (const authorization of [undefined, bearer('nonsense'), 'Bearer', basic('a', 'b')]) {
			const answer = await ask('GET', `${restpp}/echo`, authorization ? { authorization } : {})
			expect(answer.status).toBe(status)
			expect(answer.json).toMatchObject({ error: true, code: 'REST-10016' })
		}
	})

	test('a token, a secret in either form and a password are let in', async () => {
		const server = await simulator()
		const secret = server.secret
		const { token } = server.mint()
		const ways = [bearer(token), `GSQL-Secret ${secret}`, basic('__GSQL__secret', secret), basic()]
		for (const authorization of ways) {
			const { json } = await ask('GET', `${server.restppUrl}/echo/`, { authorization })
			expect(json).toEqual({ error: false, message: 'Hello GSQL' })
		}
	})

	test('an expired token is told apart until it is cleared away after three hours', async () => {
		const server = await simulator()
		const authorization = bearer(server.mint({ lifetimeSeconds: 60 }).token)
		const codeAt = async (seconds: number) => {
			server.clock.seconds = start + seconds
			return (await ask('GET', `${server.restppUrl}/echo`, { authorization })).json.code
		}
		expect(await codeAt(59)).toBeUndefined()
		expect(await codeAt(60)).toBe('REST-10019')
		expect(await codeAt(60 + 3 * 3600 + 1)).toBe('REST-10016')
	})

	test('an expired JSON Web Token is REST-10019', async () => {
		const server = await simulator({ protocol: '4.1' })
		const authorization = bearer(server.mint({ lifetimeSeconds: 60 }).token)
		server.clock.seconds += 60
		const { json } = await ask('GET', `${server.gsqlUrl}/restpp/echo`, { authorization })
		expect(json.code).toBe('REST-10019')
	})

	test('version is JSON that a strict reader refuses, with the product on its fourth line', async () => {
		const server = await simulator({ protocol: '3.9.3', auth: false })
		const { text } = await ask('GET', `${server.restppUrl}/version`)
		expect(() => JSON.parse(text)).toThrow()
		expect(text).toMatch(/^\{"error":"false"/)
		const lines = text.split('\n')
		expect(lines.slice(0, 3).at(-1)).toBe('')
		expect(lines[3]?.split(/\s+/)).toEqual([
			'product',
			expect.stringMatching(/^release_3\.9\.3_/),
			expect.stringMatching(/^[0-9a-f]{40}$/),
			expect.any(String),
			expect.any(String),
			expect.any(String),
		])
	})

	test('endpoints are listed, others are not found', async () => {
		const server = await simulator({ auth: false, errorStatus: 'http' })
		const { json } = await ask('GET', `${server.restppUrl}/endpoints`)
		expect(Object.keys(json)).toContain('GET /echo')
		const other = await ask('GET', `${server.restppUrl}/nothing`)
		expect([other.status, other.json.code]).toEqual([404, 'REST-1000'])
	})

	test.each(['3.0', '3.9', '4.1'])('ping answers everybody on %s', async (protocol) => {
		const server = await simulator({ protocol })
		const { json } = await ask('GET', `${server.gsqlUrl}/api/ping`)
		expect(json).toEqual({ error: 'false', message: 'pong', results: {} })
	})
})
