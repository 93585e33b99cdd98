import { describe, expect, it } from 'vitest'
import { type ExaminationStep, examinationSteps } from '../../source/model/examination.ts'
import type { FaultCode } from '../../source/model/fault.ts'
import { faultText } from '../../source/model/fault-text.ts'
import { enableAuthCommands } from '../../source/model/server-fault-words.ts'
import { createApi } from '../../source/rest/create-api.ts'
import { makeTls } from '../../source/sim/tls-identity.ts'
import { examineConnection } from '../../source/work/examine-connection.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { saveConnection } from '../../source/work/save-connection.ts'
import { value } from '../rest/outcomes.ts'
import { typedFor, workWorlds } from './work-world.ts'

const world = workWorlds()

/** `dns ok, tcp failed …`, as a test reads it best. */
const results = (steps: readonly ExaminationStep[]) =>
	Object.fromEntries(steps.map(({ name, result }) => [name, result]))

const good = {
	dns: 'ok',
	tcp: 'ok',
	tls: 'skipped',
	http: 'ok',
	protocol: 'ok',
	auth: 'ok',
	credentials: 'ok',
	graph: 'ok',
	'round-trip': 'skipped',
}

describe.each(['3.0', '3.4', '3.9.3', '4.1'])('a connection to %s that is well', (protocol) => {
	it('passes every step, in order, and nothing is minted', async () => {
		const { ports, connection, server } = await world({ protocol })
		const heard: ExaminationStep[] = []
		const onStep = (step: ExaminationStep) => heard.push(step)
		const { steps, facts, fault } = await examineConnection(ports, connection, { onStep })
		expect(results(steps)).toEqual(good)
		expect(steps.map(({ name }) => name)).toEqual(examinationSteps)
		expect(heard).toEqual(steps)
		expect(fault).toBeUndefined()
		expect(ports.history.view().servers.get(connection.id)?.facts).toEqual(facts)
		expect(server.tokens()).toEqual([])
		expect(server.log.length).toBeLessThanOrEqual(12)
		expect(new Set(server.log.map(({ method }) => method))).toEqual(new Set(['GET']))
		for (const { tookMs } of steps) expect(Number.isInteger(tookMs)).toBe(true)
		expect(JSON.stringify(steps)).not.toContain(server.secrets.secret1)
	})

	it('goes there and back with a token of its own when asked to, and leaves none behind', async () => {
		const { ports, connection, server, state } = await world({ protocol })
		const { steps } = await examineConnection(ports, connection, { mint: true })
		expect(results(steps)).toEqual({ ...good, 'round-trip': 'ok' })
		expect(server.tokens().map(({ dropped }) => dropped)).toEqual([true])
		expect([...ports.history.view().tokens.keys()].map(state)).toEqual(['deleted'])
		expect(ports.history.view().current.size).toBe(0)
	})

	it('shows its current token, where it has one', async () => {
		const { ports, connection, server } = await world({ protocol })
		value(await issueToken(ports, { connection }))
		const { steps } = await examineConnection(ports, connection)
		expect(results(steps)).toEqual({ ...good, 'round-trip': 'ok' })
		expect(server.tokens()).toHaveLength(1)
		server.drop(server.tokens()[0]?.token ?? '')
		const { fault } = await examineConnection(ports, connection)
		expect(fault).toMatchObject({ code: 'unknown-token', connection: 'lab' })
	})
})

describe('what fails', () => {
	/** The step that failed; all before it passed or had nothing to do, all after it were skipped. */
	const failedStep = (steps: readonly ExaminationStep[]) => {
		const at = steps.findIndex(({ result }) => result === 'failed')
		expect(steps).toHaveLength(examinationSteps.length)
		expect(new Set(steps.slice(at + 1).map(({ result }) => result))).toEqual(
			new Set(at === steps.length - 1 ? [] : ['skipped']),
		)
		return steps[at]
	}

	it.each<[string, Parameters<typeof world>[0], ExaminationStep['name'], FaultCode]>([
		['a host that is none', { typed: { url: 'http://tg.invalid' } }, 'dns', 'no-such-host'],
		['closed ports', { typed: { restppPort: '1', gsqlPort: '2' } }, 'tcp', 'connection-refused'],
		['https to an http port', { typed: { url: 'https://127.0.0.1' } }, 'tls', 'http-expected'],
		['http to a TLS port', { tls: makeTls('good') }, 'http', 'tls-expected'],
		[
			'an unknown authority',
			{ tls: makeTls('good'), typed: { url: 'https://localhost' } },
			'tls',
			'tls-untrusted',
		],
		[
			'an expired certificate',
			{ tls: makeTls('expired'), typed: { url: 'https://localhost' } },
			'tls',
			'tls-expired',
		],
		[
			'a client’s certificate that is missing',
			{
				tls: makeTls('good', { wantsClient: true }),
				typed: { url: 'https://localhost', insecure: true },
			},
			'http',
			'tls-client-cert',
		],
		[
			'a CA file that cannot be read',
			{ tls: makeTls('good'), typed: { url: 'https://localhost', caFile: '/nowhere.pem' } },
			'tls',
			'tls-file',
		],
		[
			'a version by hand that is wrong',
			{ typed: { protocol: '4.1' } },
			'protocol',
			'wrong-protocol',
		],
		['authentication that is off', { auth: false }, 'auth', 'auth-disabled'],
		['a wrong secret', { credentials: { secret: 'x'.repeat(32) } }, 'credentials', 'wrong-secret'],
		[
			'a wrong password',
			{ credentials: { password: 'no' }, typed: { user: 'tigergraph' } },
			'credentials',
			'wrong-password',
		],
		['a graph that is none', { typed: { graph: 'nowhere' } }, 'graph', 'graph-not-found'],
		['an alias for a graph', { typed: { graph: 'secret1' } }, 'graph', 'alias-as-graph'],
		[
			'no graph beside a password',
			{ credentials: { password: 'tigergraph' }, typed: { user: 'tigergraph', graph: '' } },
			'graph',
			'graph-required',
		],
	])('%s is found out where it is', async (_, options, name, code) => {
		const { ports, connection, server } = await world(options)
		const { steps, fault } = await examineConnection(ports, connection, { mint: true })
		const step = failedStep(steps)
		expect([step?.name, step?.fault?.code]).toEqual([name, code])
		expect(step?.fault).toBe(fault)
		expect(fault?.connection).toBe('lab')
		expect(server.tokens()).toEqual([])
	})

	it.each(['4.1', '3.9'])('on %s a wrong graph or secret is found out too', async (protocol) => {
		for (const [options, name, code] of [
			[{ typed: { graph: 'secret1' } }, 'graph', 'alias-as-graph'],
			[{ credentials: { secret: 'x'.repeat(32) } }, 'credentials', 'wrong-secret'],
			[
				{ credentials: { password: 'no' }, typed: { user: 'tigergraph' } },
				'credentials',
				'wrong-password',
			],
		] as const) {
			for (const errorStatus of ['ok', 'http'] as const) {
				const { ports, connection } = await world({ protocol, errorStatus, ...options })
				const step = failedStep((await examineConnection(ports, connection)).steps)
				expect([step?.name, step?.fault?.code]).toEqual([name, code])
			}
		}
	})

	it('is found among the secrets of the user on 4.x, where the connection knows no alias', async () => {
		const typed = { user: 'tigergraph', graph: 'secret2', secretAlias: '' }
		const credentials = { password: 'tigergraph' }
		const { ports, connection, server } = await world({ protocol: '4.1', typed, credentials })
		const { fault } = await examineConnection(ports, connection)
		expect(fault).toMatchObject({ code: 'alias-as-graph', detail: 'secret2' })
		expect(server.log.every(({ method }) => method === 'GET')).toBe(true)
	})

	it('has its next step: the three commands, the scheme, the graph', async () => {
		const { ports, connection, server } = await world({ auth: false })
		const { fault } = await examineConnection(ports, connection)
		for (const command of enableAuthCommands) {
			expect(fault && faultText(fault).next).toContain(command)
		}
		server.control.setAuth(true)
		server.control.wakeUpFor(100)
		const { steps } = await examineConnection(ports, connection)
		expect(failedStep(steps)).toMatchObject({ name: 'http', fault: { code: 'waking-up' } })
	})

	it('is not the connection’s lack of credentials, nor that of a GSQL port', async () => {
		const { ports, connection } = await world({ credentials: {} })
		const without = await examineConnection(ports, connection, { mint: true })
		expect(results(without.steps)).toEqual({ ...good, credentials: 'skipped', graph: 'skipped' })
		const closed = await world({ typed: { gsqlPort: '1' } })
		const { steps } = await examineConnection(closed.ports, closed.connection)
		expect(results(steps)).toEqual({ ...good, graph: 'skipped' })
	})

	it('stops when the user says so', async () => {
		const { ports, connection, server } = await world()
		const stop = new AbortController()
		const held = server.control.hold({ path: '/version' })
		const examined = examineConnection(ports, connection, {}, stop.signal)
		await held.arrived
		stop.abort()
		const { steps, fault } = await examined
		expect(fault?.code).toBe('cancelled')
		expect(failedStep(steps)?.name).toBe('http')
	})

	it('is a read-only connection’s mark in no case: it only mints nothing', async () => {
		const { ports, connection, server } = await world({ typed: { readOnly: true } })
		const { steps } = await examineConnection(ports, connection, { mint: true })
		expect(results(steps)).toEqual(good)
		expect(server.tokens()).toEqual([])
	})
})

it('says over TLS whom it trusts, and that nothing was verified', async () => {
	const tls = makeTls('good')
	const { ports, server, connection } = await world({ tls, typed: { url: 'https://localhost' } })
	const api = createApi({ readFile: async () => ({ ok: true, value: tls.ca }) })
	for (const [more, detail] of [
		[{ caFile: '/ca.pem' }, /^TLSv1\.3, certificate until \d{4}-\d{2}-\d{2}, verified$/],
		[{ insecure: true }, /NOT verified: the connection is marked insecure$/],
	] as const) {
		const typed = typedFor(server, { url: 'https://localhost', ...more })
		const edit = { typed, credentials: {}, editedId: connection.id }
		const saved = value(await saveConnection(ports, edit))
		const { steps } = await examineConnection({ ...ports, api }, saved)
		expect(results(steps)).toEqual({ ...good, tls: 'ok' })
		expect(steps.find(({ name }) => name === 'tls')?.detail).toMatch(detail)
	}
})
