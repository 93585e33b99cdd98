import { describe, expect, test } from 'vitest'
import { ask, basic } from './ask.ts'
import { simulators } from './simulators.ts'

const simulator = simulators()

describe.each([
	['3.9', '/gsqlserver/gsql/schema?graph='],
	['4.1', '/gsql/v1/schema/graphs/'],
])('the schema of a graph on %s', (protocol, path) => {
	test('is shown to those who may log in, with a password or a secret', async () => {
		const { gsqlUrl, secret } = await simulator({ protocol })
		for (const authorization of [basic(), basic('__GSQL__secret', secret)]) {
			const { status, json } = await ask('GET', `${gsqlUrl}${path}tests`, { authorization })
			expect([status, json.error]).toEqual([200, false])
		}
		expect((await ask('GET', `${gsqlUrl}${path}tests`)).status).toBe(401)
	})

	test('is an error where there is no such graph', async () => {
		const { gsqlUrl } = await simulator({ protocol })
		for (const name of ['secret1', '%E0%A4%A']) {
			const { json } = await ask('GET', `${gsqlUrl}${path}${name}`, { authorization: basic() })
			expect([json.error, json.message]).toEqual([true, expect.stringContaining('does not exist')])
		}
	})
})

test('a quiet cap cuts the lifetime and says nothing', async () => {
	for (const protocol of ['3.4', '3.9', '4.1']) {
		const server = await simulator({
			protocol,
			maxLifetimeSeconds: 60,
			capsQuietly: true,
		})
		const { gsqlUrl, restppUrl, secret } = server
		const [url, body] =
			protocol === '3.4'
				? [`${restppUrl}/requesttoken?secret=${secret}&lifetime=3600`, undefined]
				: [
						protocol === '4.1' ? `${gsqlUrl}/gsql/v1/tokens` : `${restppUrl}/requesttoken`,
						{ secret, lifetime: '3600' },
					]
		const method = protocol === '3.4' ? 'GET' : 'POST'
		expect((await ask(method, url, body ? { body } : {})).json.error).toBe(false)
		const [{ issuedAtSeconds = 0, expiresAtSeconds = 0 } = {}] = server.tokens()
		expect(expiresAtSeconds - issuedAtSeconds).toBe(60)
	}
})
