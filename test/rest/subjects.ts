import { afterEach } from 'vitest'
import type { Connection, Credentials } from '../../source/model/connection.ts'
import { type Dialect, dialectOfVersion } from '../../source/model/protocol.ts'
import {
	type Simulator,
	type SimulatorOptions,
	startSimulator,
} from '../../source/sim/start-simulator.ts'
import type { Target } from '../../source/work/ports.ts'

/** Gives each test its own simulated servers; call it once per test file. */
export function simulators(): (options?: SimulatorOptions) => Promise<Simulator> {
	const open: Simulator[] = []
	afterEach(async () => {
		await Promise.all(open.splice(0).map((simulator) => simulator.close()))
	})
	return async (options) => {
		const simulator = await startSimulator(options)
		open.push(simulator)
		return simulator
	}
}

/** A connection as a user would have described it; only the URL matters to most tests. */
export function connectionTo(url: string, more: Partial<Connection> = {}): Connection {
	return {
		id: 'c1',
		name: 'lab',
		url,
		graph: 'tests',
		protocol: 'auto',
		hasSecret: true,
		hasPassword: false,
		defaultLifetimeSeconds: 2_592_000,
		production: false,
		readOnly: false,
		createdAtMs: 0,
		...more,
	}
}

/** A connection without a graph. */
export function withoutGraph({ graph: _, ...connection }: Connection): Connection {
	return connection
}

export type CredentialsKind = 'secret' | 'password'

export function credentialsOf(simulator: Simulator, kind: CredentialsKind): Credentials {
	return kind === 'secret'
		? { secret: simulator.secrets.secret1 ?? '' }
		: { user: 'tigergraph', password: 'tigergraph' }
}

/** A simulator as a target, its facts known and nobody asked. */
export function targetOf(
	simulator: Simulator,
	credentials: Credentials,
	connection = connectionTo('http://127.0.0.1'),
): Target {
	const dialect: Dialect = dialectOfVersion(simulator.protocol) ?? 'json'
	const restppUrl = dialect === 'jwt' ? `${simulator.gsqlUrl}/restpp` : simulator.restppUrl
	return {
		connection,
		credentials,
		facts: { dialect, restppUrl, gsqlUrl: simulator.gsqlUrl, authEnabled: true },
	}
}

/** A target at one URL, for servers that are no TigerGraph at all. */
export function targetAt(url: string, dialect: Dialect, credentials: Credentials): Target {
	return {
		connection: connectionTo(url),
		credentials,
		facts: { dialect, restppUrl: url, gsqlUrl: url },
	}
}
