import { describe, expect, test } from 'vitest'
import { ask, basic } from './ask.ts'
import { simulators, type TestServer } from './simulators.ts'

const simulator = simulators()

// As TigerGraph's Python client quotes it: form encoding, no key.
const quoted = (gsql: string): string => encodeURIComponent(gsql).replaceAll('%20', '+')

const gsql = async (server: TestServer, text: string): Promise<string> =>
	(
		await ask('POST', `${server.gsqlUrl}/gsqlserver/gsql/file`, {
			body: quoted(text),
			authorization: basic(),
		})
	).text

const rest = (server: TestServer, method: string, rest: string, body?: unknown) =>
	ask(method, `${server.gsqlUrl}/gsql/v1/secrets${rest}`, {
		authorization: basic(),
		...(body === undefined ? {} : { body }),
	})

describe('secrets in GSQL text, 3.x', () => {
	test('one is created, shown masked and dropped', async () => {
		const server = await simulator()
		const created = await gsql(server, 'USE GRAPH tests\nCREATE SECRET loader ')
		const value = /The secret: (\S{32}) has been created for user "tigergraph"\./.exec(created)?.[1]
		const body = { secret: value }
		const issued = await ask('POST', `${server.restppUrl}/requesttoken`, { body })
		expect(issued.json.error).toBe(false)
		const shown = await gsql(server, 'USE GRAPH tests\nSHOW SECRET')
		const masked = `${value?.slice(0, 3)}****${value?.slice(-3)}`
		expect(shown).toContain(`- Secret: ${masked}\n- Alias: loader\n- GraphName: tests\n`)
		expect(shown).not.toContain(value)
		expect(shown).toContain('__GSQL__RETURN__CODE__,0')
		const dropped = await gsql(server, 'USE GRAPH tests\nDROP SECRET loader')
		expect(dropped).toContain('Successfully dropped secrets')
		expect(server.tokens()).toMatchObject([{ alias: 'loader', dropped: true }])
	})

	test('one without an alias is given one', async () => {
		const server = await simulator()
		await gsql(server, 'USE GRAPH tests\nCREATE SECRET ')
		const shown = await gsql(server, 'USE GRAPH tests\nSHOW SECRET')
		expect(shown).toMatch(/- Alias: AUTO_GENERATED_ALIAS_[a-z0-9]{7}\n/)
	})

	test('what cannot be done is said in red', async () => {
		const server = await simulator()
		expect(await gsql(server, 'USE GRAPH tests\nCREATE SECRET secret1')).toContain('already exists')
		expect(await gsql(server, 'USE GRAPH tests\nDROP SECRET none')).toContain(
			'\u001b[31mFailed to drop secrets',
		)
		expect(await gsql(server, 'USE GRAPH other')).toContain("Graph 'other' does not exist")
		expect(await gsql(server, 'SELECT all')).toContain('Encountered')
	})

	test('it takes a password, and nothing of 4.x exists', async () => {
		const server = await simulator()
		const file = `${server.gsqlUrl}/gsqlserver/gsql/file`
		expect((await ask('POST', file, { body: 'SHOW+SECRET' })).status).toBe(401)
		for (const path of ['tokens', 'tokens/check', 'secrets', 'statements', 'auth/simple']) {
			const url = `${server.gsqlUrl}/gsql/v1/${path}`
			expect((await ask('POST', url, { authorization: basic() })).status).toBe(404)
		}
		const who = `${server.gsqlUrl}/gsqlserver/gsql/simpleauth`
		const { json } = await ask('GET', who, { authorization: basic() })
		expect(json).toMatchObject({ error: false, isSuperUser: true, privileges: { global: {} } })
		expect((await ask('GET', who, { authorization: basic('a', 'b') })).status).toBe(401)
	})
})

describe('secrets in REST, 4.x', () => {
	test('they are created, listed in plain text, and dropped', async () => {
		const server = await simulator({ protocol: '4.1' })
		const value = 'v'.repeat(32)
		const created = await rest(server, 'POST', `?userName=&alias=loader&value=${value}`)
		expect(created.json).toEqual({
			error: false,
			message: '',
			results: { alias: 'loader', value },
		})
		expect((await rest(server, 'GET', '')).json.results).toEqual([
			...Object.entries(server.secrets).map(([alias, each]) => ({ alias, value: each })),
			{ alias: 'loader', value },
		])
		expect((await rest(server, 'GET', '/loader')).json.results).toEqual({ alias: 'loader', value })
		expect((await rest(server, 'DELETE', '/loader')).json.error).toBe(false)
		expect((await rest(server, 'GET', '/loader')).status).toBe(404)
		const body = { secrets: ['secret1', 'secret2'] }
		expect((await rest(server, 'DELETE', '', body)).json.message).toContain('Successfully dropped')
		expect((await rest(server, 'GET', '')).json.results).toHaveLength(1)
	})

	test('a taken alias and an unknown one are refused; nobody sees them without a password', async () => {
		const server = await simulator({ protocol: '4.1' })
		const taken = await rest(server, 'POST', '?alias=secret1')
		expect(taken.json).toMatchObject({ error: true, message: expect.stringContaining('already') })
		const none = await rest(server, 'DELETE', '/none')
		expect(none.json.message).toContain('Failed to drop secrets')
		expect((await ask('GET', `${server.gsqlUrl}/gsql/v1/secrets`)).status).toBe(401)
	})

	test('the list may be an object, and GSQL text works as well', async () => {
		const server = await simulator({ protocol: '4.1', secretsShape: 'object' })
		expect((await rest(server, 'GET', '')).json.results).toEqual(server.secrets)
		const url = `${server.gsqlUrl}/gsql/v1/statements`
		const body = 'USE GRAPH tests\nCREATE SECRET by_text'
		const { text } = await ask('POST', url, { body, authorization: basic() })
		expect(text).toMatch(/The secret: \S{32} has been created/)
	})

	test('a bearer token tells whose it is', async () => {
		const server = await simulator({ protocol: '4.1' })
		const authorization = `Bearer ${server.mint().token}`
		const { json } = await ask('GET', `${server.gsqlUrl}/gsql/v1/auth/simple`, { authorization })
		expect(json.results).toMatchObject({ name: 'tigergraph', privileges: { global: {} } })
	})
})
