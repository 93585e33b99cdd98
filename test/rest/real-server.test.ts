import { readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { ok } from '../../source/model/fault.ts'
import { createApi } from '../../source/rest/create-api.ts'
import type { Target } from '../../source/work/ports.ts'
import { needed } from '../needed.ts'
import { contractCases, type Subject } from './contract-cases.ts'
import { value } from './outcomes.ts'
import { connectionTo, credentialsOf, simulators, withoutGraph } from './subjects.ts'

const start = simulators()
const api = createApi({
	timeoutMs: 15_000,
	proxyEnv: process.env,
	readFile: async (path) => ok(readFileSync(path, 'utf8')),
})

async function targetOf(subject: Subject): Promise<Target> {
	return { ...subject, facts: value(await api.discover(subject)) }
}

/**
 * A real server named by the environment: TGTOKEN_TEST_URL with TGTOKEN_TEST_SECRET, or
 * TGTOKEN_TEST_USER and TGTOKEN_TEST_PASSWORD; and, where they matter, TGTOKEN_TEST_GRAPH,
 * TGTOKEN_TEST_RESTPP_PORT, TGTOKEN_TEST_GSQL_PORT, TGTOKEN_TEST_CA_FILE, TGTOKEN_TEST_INSECURE.
 * A few tokens of ten minutes are issued there and deleted again.
 */
function realSubject(): Subject | undefined {
	const env = (name: string) => process.env[`TGTOKEN_TEST_${name}`] || undefined
	const [url, graph, caFile] = [env('URL'), env('GRAPH'), env('CA_FILE')]
	if (url === undefined) return undefined
	const [restppPort, gsqlPort] = [env('RESTPP_PORT'), env('GSQL_PORT')]
	const [secret, user, password] = [env('SECRET'), env('USER'), env('PASSWORD')]
	const connection = withoutGraph(
		connectionTo(url, {
			...(restppPort !== undefined && { restppPort: Number(restppPort) }),
			...(gsqlPort !== undefined && { gsqlPort: Number(gsqlPort) }),
			...(caFile !== undefined && { caFile }),
			...(env('INSECURE') !== undefined && { insecure: true }),
		}),
	)
	return {
		connection: { ...connection, ...(graph !== undefined && { graph }) },
		credentials: {
			...(secret !== undefined && { secret }),
			...(user !== undefined && { user }),
			...(password !== undefined && { password }),
		},
	}
}

const real = realSubject()

describe('the server that TGTOKEN_TEST_URL names', () => {
	needed(real !== undefined, 'TGTOKEN_TEST_URL names no server')
	it.each(contractCases)('%s', { timeout: 120_000 }, async (_, run) => {
		if (real) await run(api, await targetOf(real))
	})
})

const versions = ['3.1.4', '3.4', '3.5', '3.9.3', '3.11', '4.1', '4.2']
const subjects = versions.flatMap((protocol) =>
	(['secret', 'password'] as const).map((kind) => [protocol, kind] as const),
)

describe.each(subjects)('a simulated %s, by %s', (protocol, kind) => {
	it.each(contractCases)('%s', async (_, run) => {
		const simulator = await start({ protocol })
		const { restppPort, gsqlPort } = simulator
		const connection = connectionTo('http://127.0.0.1', { restppPort, gsqlPort })
		await run(api, await targetOf({ connection, credentials: credentialsOf(simulator, kind) }))
	})
})
