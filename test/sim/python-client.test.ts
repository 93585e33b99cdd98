import { describe, expect, test } from 'vitest'
import { ask, basic } from './ask.ts'
import { simulators, type TestServer } from './simulators.ts'

// The requests pyTigerGraph makes, in its order and with its habits: it tries one version's endpoint,
// then the other's, and sends user and password along even where it has a token or a secret.
const simulator = simulators()
const authorization = basic()

const createSecret = async (server: TestServer, alias: string): Promise<string> => {
	const tried = await ask('POST', `${server.gsqlUrl}/gsql/v1/secrets?alias=${alias}`, {
		authorization,
	})
	if (tried.status === 200) return (tried.json.results as { value: string }).value
	const text = `\n                USE GRAPH tests\n                CREATE SECRET ${alias} `
	const url = `${server.gsqlUrl}/gsql/v1/statements`
	let printed = await ask('POST', url, { body: text, authorization })
	if (printed.status === 404) {
		const body = encodeURIComponent(text).replaceAll('%20', '+')
		const file = `${server.gsqlUrl}/gsqlserver/gsql/file`
		printed = await ask('POST', file, { body, authorization })
	}
	if (printed.text.includes('already exists')) throw new Error('already exists')
	return printed.text.replaceAll('\n', '').split('The secret: ')[1]?.split(' ')[0] ?? ''
}

/** Its synchronous client asks REST++ first, its asynchronous one GSQL. */
const token = async (
	server: TestServer,
	method: string,
	first: 'restpp' | 'gsql',
	body: object,
) => {
	const restpp = server.protocol.startsWith('4') ? `${server.gsqlUrl}/restpp` : server.restppUrl
	const urls = [`${restpp}/requesttoken`, `${server.gsqlUrl}/gsql/v1/tokens`]
	if (first === 'gsql') urls.reverse()
	for (const url of urls) {
		const answer = await ask(method, url, { body, authorization })
		if (answer.status === 200 && !answer.json.error) return answer.json
	}
	throw new Error('neither endpoint gave a token')
}

describe.each(['3.9', '4.1'])('the requests of pyTigerGraph on %s', (protocol) => {
	test.each(['restpp', 'gsql'] as const)('a token lives and dies, %s first', async (first) => {
		const server = await simulator({ protocol })
		const secret = await createSecret(server, 'secret4')
		expect(secret).toMatch(/^[a-z0-9]{32}$/)
		await expect(createSecret(server, 'secret4')).rejects.toThrow('already exists')
		const got = await token(server, 'POST', first, { secret })
		expect(got.expiration).toBeTruthy()
		const gone = { secret, token: got.token, tokens: got.token }
		expect((await token(server, 'DELETE', first, gone)).error).toBe(false)
		expect(server.tokens()).toMatchObject([{ token: got.token, alias: 'secret4', dropped: true }])
	})

	test('its version parser finds the product, with user and password only', async () => {
		const server = await simulator({ protocol })
		const { text } = await ask('GET', `${server.gsqlUrl}/restpp/version`, { authorization })
		const message = /"message":"([^"]*)"/.exec(text)?.[1] ?? ''
		const components = message
			.split('\n')
			.slice(3, -1)
			.map((line) => line.split(/\s+/))
		expect(components.every((fields) => fields.length === 6)).toBe(true)
		const product = components.find((fields) => fields[0] === 'product')
		expect(/_(.+)_/.exec(product?.[1] ?? '')?.[1]).toBe(`${protocol}.0`)
	})
})

test('up to 1.9 it deletes a JSON Web Token with the secret alone', async () => {
	const server = await simulator({ protocol: '4.1' })
	const body = { secret: server.secret, tokens: server.mint().token }
	const { json } = await ask('DELETE', `${server.gsqlUrl}/gsql/v1/tokens`, { body })
	expect(json.error).toBe(false)
	expect(server.tokens()[0]?.dropped).toBe(true)
})
