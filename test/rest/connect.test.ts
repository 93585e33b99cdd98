import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../source/model/fingerprint.ts'
import { connect, TigerGraphError } from '../../source/rest/connect.ts'
import type { Simulator } from '../../source/sim/start-simulator.ts'
import { makeTls } from '../../source/sim/tls-identity.ts'
import { simulators } from './subjects.ts'

const start = simulators()
const month = 2_592_000

const optionsFor = ({ restppPort, gsqlPort, secrets }: Simulator) => ({
	host: 'http://127.0.0.1',
	restppPort,
	gsqlPort,
	graph: 'tests',
	secret: secrets.secret1 ?? '',
})

async function errorOf(work: Promise<unknown>): Promise<TigerGraphError> {
	const error = await work.then(
		() => undefined,
		(reason: unknown) => reason,
	)
	if (!(error instanceof TigerGraphError)) throw new Error('a TigerGraphError was expected')
	return error
}

describe.each(['3.0', '3.4', '3.5', '3.9', '3.11', '4.1'])(
	'connected to TigerGraph %s',
	(protocol) => {
		const isJwt = protocol.startsWith('4')

		it('gets a token, its expiry as Unix time, and the same as ISO 8601', async () => {
			const simulator = await start({ protocol })
			const connection = connect(optionsFor(simulator))
			const [token, expiration, iso] = await connection.getToken()
			const [known] = simulator.tokens()
			expect(token).toBe(known?.token)
			expect(expiration).toBe(known?.expiresAtSeconds)
			expect(expiration - (known?.issuedAtSeconds ?? 0)).toBe(month)
			expect(iso).toBe(new Date(expiration * 1000).toISOString().replace('.000Z', 'Z'))
			expect(connection.apiToken).toBe(token)
		})

		it('keeps the current token with setToken false, and takes another secret and lifetime', async () => {
			const simulator = await start({ protocol })
			const connection = connect({ ...optionsFor(simulator), apiToken: 'the one before' })
			const other = simulator.secrets.secret2 ?? ''
			await connection.getToken(other, { setToken: false, lifetime: 100 })
			const [known] = simulator.tokens()
			expect(connection.apiToken).toBe('the one before')
			expect(known?.alias).toBe('secret2')
			expect((known?.expiresAtSeconds ?? 0) - (known?.issuedAtSeconds ?? 0)).toBe(100)
		})

		it('looks at the server once', async () => {
			const simulator = await start({ protocol })
			const connection = connect(optionsFor(simulator))
			await connection.getToken()
			const requests = simulator.log.length
			await connection.getToken()
			expect(simulator.log.length).toBe(requests + 1)
			expect((await connection.facts()).dialect).toBe(
				isJwt ? 'jwt' : protocol < '3.5' && protocol.length === 3 ? 'query' : 'json',
			)
		})

		it('sets the expiry to now plus the lifetime, not further', async () => {
			const simulator = await start({ protocol })
			const connection = connect(optionsFor(simulator))
			const [token] = await connection.getToken(undefined, { lifetime: 10 * month })
			if (isJwt) {
				const error = await errorOf(connection.refreshToken())
				expect(error.code).toBe('refresh-unsupported')
				expect(error.next).toMatch(/new token.*delete the old/)
				return
			}
			const answer = await connection.refreshToken()
			expect(answer[0]).toBe(token)
			expect(answer).toHaveLength(3)
			const inServer = simulator.tokens()[0]?.expiresAtSeconds ?? 0
			expect(Math.abs(answer[1] - inServer)).toBeLessThanOrEqual(2)
			expect(inServer - (simulator.tokens()[0]?.issuedAtSeconds ?? 0)).toBeLessThan(month + 60)
		})

		it('deletes the current token, and no other with skipNA than the one that is gone', async () => {
			const simulator = await start({ protocol })
			const connection = connect(optionsFor(simulator))
			const [first] = await connection.getToken()
			const [second] = await connection.getToken()
			expect(await connection.deleteToken()).toBe(true)
			expect(simulator.tokens().map((token) => token.dropped)).toEqual([false, true])
			expect(connection.apiToken).toBeUndefined()

			expect((await errorOf(connection.deleteToken())).code).toBe('no-current-token')
			expect((await errorOf(connection.refreshToken())).code).toBe('no-current-token')
			const gone = await errorOf(connection.deleteToken(undefined, { token: second }))
			expect(gone.code).toBe('unknown-token')
			expect(gone.message).not.toContain(second)
			expect(await connection.deleteToken(undefined, { token: second, skipNA: true })).toBe(true)
			expect(await connection.deleteToken(undefined, { token: first, skipNA: true })).toBe(true)
			expect(simulator.tokens().every((token) => token.dropped)).toBe(true)
		})

		it('calls a wrong secret a wrong secret', async () => {
			const simulator = await start({ protocol })
			const connection = connect(optionsFor(simulator))
			const wrong = 'wrongwrongwrongwrongwrongwrong00'
			const error = await errorOf(connection.getToken(wrong))
			expect(error.code).toBe('wrong-secret')
			expect(error.fault.serverCode).toBe('REST-1101')
			expect([error.message, error.next, error.stack, JSON.stringify(error)].join()).not.toContain(
				wrong,
			)
			expect(connection.apiToken).toBeUndefined()
		})

		it('works with user and password', async () => {
			if (protocol === '3.0') return
			const simulator = await start({ protocol })
			const { secret, ...options } = optionsFor(simulator)
			const connection = connect({ ...options, username: 'tigergraph', password: 'tigergraph' })
			const [token] = await connection.getToken()
			expect(await connection.deleteToken()).toBe(true)
			expect(fingerprint(simulator.tokens()[0]?.token ?? '')).toBe(fingerprint(token))
		})
	},
)

it('says in those words that REST++ authentication is not enabled', async () => {
	const simulator = await start({ auth: false })
	const error = await errorOf(connect(optionsFor(simulator)).getToken())
	expect(error.code).toBe('auth-disabled')
	expect(error.message).toContain('REST++ authentication is not enabled')
	expect(error.next).toContain('gadmin config set RESTPP.Factory.EnableAuth true')
})

it('asks nobody but for the token where protocol and port are given', async () => {
	for (const protocol of ['3.4', '3.9', '4.1']) {
		const simulator = await start({ protocol })
		await connect({ ...optionsFor(simulator), protocol }).getToken()
		expect(simulator.log).toHaveLength(1)
	}
})

it('tries to find the server again after it could not', async () => {
	const simulator = await start({})
	const connection = connect(optionsFor(simulator))
	simulator.control.wakeUpFor(4)
	expect((await errorOf(connection.getToken())).code).toBe('waking-up')
	simulator.control.clearFaults()
	expect(await connection.getToken()).toHaveLength(3)
})

it('needs the graph with user and password on 3.x, and credentials at all', async () => {
	const simulator = await start({})
	const { secret, graph, ...options } = optionsFor(simulator)
	const withUser = { ...options, username: 'tigergraph', password: 'tigergraph' }
	expect((await errorOf(connect(withUser).getToken())).code).toBe('graph-required')
	expect((await errorOf(connect(options).getToken())).code).toBe('no-credentials')
})

it('refuses options that cannot be right, without repeating a password', () => {
	const codeOf = (options: Parameters<typeof connect>[0]) => {
		try {
			connect(options)
			return 'connected'
		} catch (error) {
			expect(String(error)).not.toContain('hunter2')
			return error instanceof TigerGraphError ? error.code : 'another error'
		}
	}
	expect(codeOf({})).toBe('bad-url')
	expect(codeOf({ url: 'http://' })).toBe('bad-url')
	expect(codeOf({ url: 'ftp://tg' })).toBe('bad-url')
	expect(codeOf({ url: 'http://ana:hunter2@tg' })).toBe('bad-url')
	expect(codeOf({ url: 'http://tg', restppPort: 0 })).toBe('bad-port')
	expect(codeOf({ url: 'http://tg', gsqlPort: 1.5 })).toBe('bad-port')
	expect(codeOf({ url: 'http://tg', protocol: '2.6' })).toBe('bad-protocol')
	expect(codeOf({ host: 'x.i.tgcloud.io', protocol: 'auto' })).toBe('connected')
})

it('refuses a lifetime that is none, and stops when it is told to', async () => {
	const simulator = await start({})
	const connection = connect(optionsFor(simulator))
	for (const lifetime of [0, -1, 1.5, Number.NaN, Infinity]) {
		expect((await errorOf(connection.getToken(undefined, { lifetime }))).code).toBe('bad-lifetime')
	}
	const signal = AbortSignal.abort()
	expect((await errorOf(connection.getToken(undefined, { signal }))).code).toBe('cancelled')
	expect(simulator.tokens()).toEqual([])
})

describe('a lifetime in the other unit', () => {
	it('is asked for again, the mis-sized token deleted, and the unit is learned', async () => {
		const simulator = await start({ protocol: '4.1', lifetimeUnit: 'milliseconds' })
		const connection = connect(optionsFor(simulator))
		const [token, expiration] = await connection.getToken()
		const living = () => simulator.tokens().filter(({ dropped }) => !dropped)
		expect(living().map((each) => each.token)).toEqual([token])
		const { issuedAtSeconds = 0 } = living()[0] ?? {}
		expect(expiration - issuedAtSeconds).toBe(month)
		const requests = simulator.log.length
		await connection.getToken()
		expect(simulator.log.length).toBe(requests + 1)
	})

	it('is answered as it is when the token could not be deleted', async () => {
		const options = { protocol: '4.1', lifetimeUnit: 'milliseconds', blockListLimit: 0 } as const
		const simulator = await start(options)
		const [token, expiration] = await connect(optionsFor(simulator)).getToken()
		const [only, ...others] = simulator.tokens()
		expect(others).toEqual([])
		expect([token, expiration]).toEqual([only?.token, only?.expiresAtSeconds])
	})
})

it('looks again after a server has become another', async () => {
	const before = await start({ protocol: '3.4', seed: 'same' })
	const connection = connect(optionsFor(before))
	await connection.getToken()
	const { restppPort, gsqlPort } = before
	await before.close()
	const after = await start({ protocol: '3.9', seed: 'same', restppPort, gsqlPort })
	expect((await errorOf(connection.getToken())).code).toBe('wrong-protocol')
	await connection.getToken()
	expect(after.tokens()).toHaveLength(1)
})

it('trusts the authority it is given, and nobody else', async () => {
	const tls = makeTls('good', { wantsClient: true })
	const simulator = await start({ tls })
	const options = { ...optionsFor(simulator), host: 'https://localhost' }
	expect((await errorOf(connect(options).getToken())).code).toBe('tls-untrusted')
	const { ca, client } = tls
	const trusting = connect({ ...options, ca, clientCert: client.cert, clientKey: client.key })
	await trusting.getToken()
	expect(simulator.tokens()).toHaveLength(1)
	const careless = connect({ ...options, insecure: true })
	expect((await errorOf(careless.getToken())).code).toBe('tls-client-cert')
})
