import { describe, expect, it } from 'vitest'
import type { FaultCode, Outcome } from '../../source/model/fault.ts'
import { createApi } from '../../source/rest/create-api.ts'
import type { Fault as SimFault } from '../../source/sim/faults.ts'
import type { Simulator } from '../../source/sim/start-simulator.ts'
import type { Target } from '../../source/work/ports.ts'
import { codeOf, faultOf, value } from './outcomes.ts'
import {
	type CredentialsKind,
	connectionTo,
	credentialsOf,
	simulators,
	targetOf,
	withoutGraph,
} from './subjects.ts'

const start = simulators()
const protocols = ['3.0', '3.1.4', '3.4', '3.5', '3.9', '3.11', '4.1', '4.2']
const means: readonly CredentialsKind[] = ['secret', 'password']
const hourSeconds = 3600

const api = createApi({ timeoutMs: 5000 })
const quick = createApi({ timeoutMs: 600 })

/** 3.0 knows no user and password; that case is a test of its own. */
const stories = protocols.flatMap((protocol) =>
	means
		.filter((kind) => kind === 'secret' || protocol !== '3.0')
		.flatMap((kind) =>
			(['ok', 'http'] as const).map((errorStatus) => [protocol, kind, errorStatus] as const),
		),
)

describe.each(stories)('TigerGraph %s with a %s, errors as %s', (protocol, kind, errorStatus) => {
	const isJwt = protocol.startsWith('4')
	const setUp = async () => {
		const simulator = await start({ protocol, errorStatus })
		return { simulator, target: targetOf(simulator, credentialsOf(simulator, kind)) }
	}

	it('issues, checks, refreshes and deletes a token, and the server agrees', async () => {
		const { simulator, target } = await setUp()
		const grant = value(await api.issue(target, { lifetimeSeconds: hourSeconds }))
		const [known] = simulator.tokens()
		expect(grant.token).toBe(known?.token)
		expect(grant.expiresAtSeconds).toBe(known?.expiresAtSeconds)
		expect(grant.expirySource).toBe(isJwt ? 'jwt' : 'server')
		expect(grant.lifetimeGotSeconds).toBe(hourSeconds)
		expect(value(await api.check(target, grant.token))).toEqual({ accepted: true })

		const refreshed = await api.refresh(target, { token: grant.token, lifetimeSeconds: 7200 })
		if (isJwt) expect(codeOf(refreshed)).toBe('refresh-unsupported')
		else {
			const later = simulator.tokens()[0]?.expiresAtSeconds ?? 0
			expect(later).toBeGreaterThanOrEqual((known?.issuedAtSeconds ?? 0) + 7200)
			// A duration is added to the instant of asking, so it may be a second early, never late.
			const { token, expiresAtSeconds = 0 } = value(refreshed)
			expect(token).toBe(grant.token)
			expect(later - expiresAtSeconds).toBeGreaterThanOrEqual(0)
			expect(later - expiresAtSeconds).toBeLessThanOrEqual(2)
		}

		expect(await api.remove(target, grant.token)).toEqual({ ok: true, value: undefined })
		expect(simulator.tokens()[0]?.dropped).toBe(true)
		expect(codeOf(await api.remove(target, grant.token))).toBe('unknown-token')
		expect(value(await api.check(target, grant.token)).accepted).toBe(false)
	})

	it('says what is wrong with the credentials', async () => {
		const { target } = await setUp()
		const wrong = { secret: 'not-a-secret-of-this-server', user: 'tigergraph', password: 'wrong' }
		const { secret, ...userAndPassword } = wrong
		const credentials = kind === 'secret' ? { secret } : userAndPassword
		const refused = await api.issue({ ...target, credentials }, { lifetimeSeconds: hourSeconds })
		expect(faultOf(refused)).toMatchObject({
			code: kind === 'secret' ? 'wrong-secret' : 'wrong-password',
			connection: 'lab',
			mayHaveActed: false,
		})
		expect(JSON.stringify(refused)).not.toContain(secret)
	})

	it('says that a lifetime is beyond the cap of the server, and the cap', async () => {
		const { simulator, target } = await setUp()
		simulator.control.setMaxLifetimeSeconds(60)
		const refused = faultOf(await api.issue(target, { lifetimeSeconds: hourSeconds }))
		expect(refused).toMatchObject({ code: 'lifetime-too-long', mayHaveActed: false })
		expect(refused.detail).toBe(isJwt ? '60' : '1m')
	})

	it('recognises refusals that carry no code', async () => {
		const { simulator, target } = await setUp()
		simulator.control.set({ omitCode: true, maxLifetimeSeconds: 60 })
		expect(codeOf(await api.issue(target, { lifetimeSeconds: hourSeconds }))).toBe(
			'lifetime-too-long',
		)
		expect(codeOf(await api.remove(target, 'x'.repeat(32)))).toBe('unknown-token')
		const check = value(await api.check(target, 'x'.repeat(32)))
		expect(check).toEqual({ accepted: false })
	})
})

describe.each(['3.0', '3.4', '3.9'])('TigerGraph %s', (protocol) => {
	it('says that authentication is off, for every call', async () => {
		const simulator = await start({ protocol, auth: false })
		const target = targetOf(simulator, credentialsOf(simulator, 'secret'))
		const token = 'x'.repeat(32)
		for (const answer of [
			await api.issue(target, { lifetimeSeconds: 60 }),
			await api.refresh(target, { token, lifetimeSeconds: 60 }),
			await api.remove(target, token),
		]) {
			expect(faultOf(answer)).toMatchObject({ code: 'auth-disabled', mayHaveActed: false })
		}
		const off = { ...target, facts: { ...target.facts, authEnabled: false } }
		expect(codeOf(await api.check(off, token))).toBe('auth-disabled')
	})

	it.each([401, 403, 200] as const)('takes a %s for a refused token', async (deniedStatus) => {
		const simulator = await start({ protocol, deniedStatus })
		const target = targetOf(simulator, credentialsOf(simulator, 'secret'))
		const { token } = value(await api.issue(target, { lifetimeSeconds: 60 }))
		simulator.expire(token)
		expect(await api.check(target, token)).toEqual({
			ok: true,
			value: { accepted: false, serverCode: 'REST-10019' },
		})
		expect(await api.check(target, 'y'.repeat(32))).toEqual({
			ok: true,
			value: { accepted: false, serverCode: 'REST-10016' },
		})
	})

	it('does not touch the tokens of others', async () => {
		const simulator = await start({ protocol, users: { ana: 'pass word ü' } })
		const target = targetOf(simulator, credentialsOf(simulator, 'secret'))
		const { token } = value(await api.issue(target, { lifetimeSeconds: 60 }))
		if (protocol === '3.0') return
		const ana = { ...target, credentials: { user: 'ana', password: 'pass word ü' } }
		expect(codeOf(await api.remove(ana, token))).toBe('not-permitted')
		expect(codeOf(await api.refresh(ana, { token, lifetimeSeconds: 60 }))).toBe('not-permitted')
		expect(simulator.tokens()[0]?.dropped).toBe(false)
	})
})

it('asks 3.0 with user and password, and passes on that it wants a secret', async () => {
	const simulator = await start({ protocol: '3.0' })
	const target = targetOf(simulator, credentialsOf(simulator, 'password'))
	expect(codeOf(await api.issue(target, { lifetimeSeconds: 60 }))).toBe('secret-required')
})

it('names the graph that the server does not have', async () => {
	for (const protocol of ['3.9', '4.1']) {
		const simulator = await start({ protocol })
		const target = targetOf(simulator, credentialsOf(simulator, 'password'))
		const elsewhere = { ...target, connection: { ...target.connection, graph: 'nowhere' } }
		expect(faultOf(await api.issue(elsewhere, { lifetimeSeconds: 60 }))).toMatchObject({
			code: 'graph-not-found',
			detail: 'nowhere',
		})
	}
})

it('asks for the lifetime in the unit it is told the server reads', async () => {
	const simulator = await start({ protocol: '4.1', lifetimeUnit: 'milliseconds' })
	const target = targetOf(simulator, credentialsOf(simulator, 'secret'))
	const inSeconds = value(await api.issue(target, { lifetimeSeconds: 60_000 }))
	expect(inSeconds.lifetimeGotSeconds).toBe(60)
	const ask = { lifetimeSeconds: 60_000, unit: 'milliseconds' } as const
	expect(value(await api.issue(target, ask)).lifetimeGotSeconds).toBe(60_000)
})

it('asks nobody for what cannot be: a token of 3.x by password without a graph', async () => {
	for (const protocol of ['3.4', '3.9']) {
		const simulator = await start({ protocol })
		const connection = withoutGraph(connectionTo('http://127.0.0.1'))
		const target = targetOf(simulator, credentialsOf(simulator, 'password'), connection)
		expect(codeOf(await api.issue(target, { lifetimeSeconds: 60 }))).toBe('graph-required')
		expect(simulator.log).toEqual([])
	}
})

it('issues a global token on 4.x where the connection names no graph', async () => {
	const simulator = await start({ protocol: '4.1' })
	const connection = withoutGraph(connectionTo('http://127.0.0.1'))
	const target = targetOf(simulator, credentialsOf(simulator, 'secret'), connection)
	value(await api.issue(target, { lifetimeSeconds: 60 }))
	expect(simulator.tokens()[0]?.graph).toBeUndefined()
})

type Action = 'issue' | 'refresh' | 'delete'
const actions: Record<
	Action,
	(client: typeof api, target: Target, token: string) => Promise<Outcome<unknown>>
> = {
	issue: (client, target) => client.issue(target, { lifetimeSeconds: hourSeconds }),
	refresh: (client, target, token) =>
		client.refresh(target, { token, lifetimeSeconds: 100 * hourSeconds }),
	delete: (client, target, token) => client.remove(target, token),
}

/** What the server does wrong, what the client makes of it, and whether it may have acted. */
const wrongs: readonly (readonly [string, SimFault, FaultCode | 'wrong-proof', boolean])[] = [
	['a 500 in JSON', { kind: 'status', status: 500 }, 'server-error', false],
	['a 401', { kind: 'status', status: 401 }, 'wrong-proof', false],
	['a 403', { kind: 'status', status: 403 }, 'wrong-proof', false],
	['a bare 500', { kind: 'reply', status: 500, body: 'oops' }, 'server-error', true],
	['an empty 502', { kind: 'reply', status: 502, body: '' }, 'server-error', true],
	['a bare 400', { kind: 'reply', status: 400, body: 'Bad Request' }, 'refused', false],
	['a bare 404', { kind: 'reply', status: 404, body: 'not here' }, 'not-tigergraph', false],
	['a waking page', { kind: 'html' }, 'waking-up', false],
	['a waking page as 502', { kind: 'html', status: 502 }, 'waking-up', false],
	[
		"a gateway's page",
		{
			kind: 'reply',
			status: 502,
			body: '<html><head><title>502 Bad Gateway</title></head></html>',
		},
		'server-error',
		true,
	],
	['nothing', { kind: 'reply', body: '' }, 'bad-reply', true],
	['a list', { kind: 'reply', body: '[]' }, 'bad-reply', true],
	['an empty object', { kind: 'reply', body: '{}' }, 'bad-reply', true],
	['half a JSON', { kind: 'truncated' }, 'bad-reply', true],
	['two megabytes', { kind: 'huge', bytes: 2_000_000 }, 'bad-reply', true],
	['a reply cut off', { kind: 'cut-off' }, 'connection-lost', true],
	['a connection dropped before', { kind: 'drop-before' }, 'connection-lost', true],
	['a connection dropped after', { kind: 'drop-after' }, 'connection-lost', true],
	['a redirect', { kind: 'redirect', to: 'https://other.example/x?secret=s' }, 'redirected', false],
]
const wrongCases = ['3.1.4', '3.4', '3.9', '4.1'].flatMap((protocol) =>
	means.flatMap((kind) => wrongs.map((wrong) => [protocol, kind, ...wrong] as const)),
)

describe.each(wrongCases)('TigerGraph %s with a %s: %s', (protocol, kind, _, fault, code, open) => {
	it('ends in the right fault, and never claims that nothing happened when something did', async () => {
		const simulator = await start({ protocol })
		const target = targetOf(simulator, credentialsOf(simulator, kind))
		const names = protocol.startsWith('4')
			? (['issue', 'delete'] as const)
			: (['issue', 'refresh', 'delete'] as const)
		for (const name of names) {
			const { token } = value(await api.issue(target, { lifetimeSeconds: hourSeconds }))
			const before = JSON.stringify(simulator.tokens())
			const requests = simulator.log.length
			simulator.control.failNext(fault)
			const answer = faultOf(await actions[name](api, target, token))
			const byToken = name === 'delete' && protocol.startsWith('4') && kind === 'secret'
			const wrongProof = byToken ? 'unknown-token' : (`wrong-${kind}` as const)
			expect([name, answer.code]).toEqual([name, code === 'wrong-proof' ? wrongProof : code])
			expect([name, answer.mayHaveActed]).toEqual([name, open])
			if (!open) expect(JSON.stringify(simulator.tokens())).toBe(before)
			expect(simulator.log.length).toBe(requests + 1)
			expectNoSecrets(JSON.stringify(answer), simulator, token)
		}
	})
})

describe.each(['3.4', '3.9', '4.1'])('TigerGraph %s, slow', (protocol) => {
	it('gives up when its time is over, though bytes keep coming', async () => {
		const simulator = await start({ protocol })
		const target = targetOf(simulator, credentialsOf(simulator, 'secret'))
		simulator.control.failNext({ kind: 'bytewise' })
		expect(faultOf(await quick.issue(target, { lifetimeSeconds: 60 }))).toMatchObject({
			code: 'timed-out',
			detail: '0.6 s',
			mayHaveActed: true,
		})
	})

	it('stops when it is told to, and says that the server may have acted', async () => {
		const simulator = await start({ protocol })
		const target = targetOf(simulator, credentialsOf(simulator, 'secret'))
		const held = simulator.control.hold()
		const stop = new AbortController()
		const answer = api.issue(target, { lifetimeSeconds: 60 }, stop.signal)
		await held.arrived
		stop.abort()
		expect(faultOf(await answer)).toMatchObject({ code: 'cancelled', mayHaveActed: true })
		expect(simulator.tokens()).toHaveLength(1)
		expect(faultOf(await api.issue(target, { lifetimeSeconds: 60 }, stop.signal))).toMatchObject({
			code: 'cancelled',
			mayHaveActed: false,
		})
		expect(simulator.log).toHaveLength(1)
	})
})

it('lets no control character of a server through', async () => {
	for (const protocol of ['3.4', '3.9', '4.1']) {
		const simulator = await start({ protocol })
		const target = targetOf(simulator, credentialsOf(simulator, 'secret'))
		const wrong = { ...target, credentials: { secret: 'no\u200bsuch secret' } }
		simulator.control.failNext({ kind: 'control-characters' })
		const { serverMessage = '', code } = faultOf(await api.issue(wrong, { lifetimeSeconds: 60 }))
		expect(code).toBe('wrong-secret')
		expect(serverMessage).toMatch(/^[\x20-\x7e…•]+$/)
		expect(serverMessage).not.toContain('owned')
	}
})

function expectNoSecrets(text: string, simulator: Simulator, token: string): void {
	for (const secret of [...Object.values(simulator.secrets), token, 'secret=']) {
		expect(text).not.toContain(secret)
	}
}
