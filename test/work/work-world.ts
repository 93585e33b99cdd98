import { afterEach } from 'vitest'
import type { Connection } from '../../source/model/connection.ts'
import type { TypedConnection } from '../../source/model/connection-fields.ts'
import type { Token } from '../../source/model/token.ts'
import { type TokenState, tokenState } from '../../source/model/token-state.ts'
import { createApi } from '../../source/rest/create-api.ts'
import {
	type Simulator,
	type SimulatorOptions,
	startSimulator,
} from '../../source/sim/start-simulator.ts'
import { memoryHistory } from '../../source/store/memory-history.ts'
import { newId } from '../../source/store/new-id.ts'
import type { CredentialsChange, History, Ports } from '../../source/work/ports.ts'
import { saveConnection } from '../../source/work/save-connection.ts'
import { value } from '../rest/outcomes.ts'

/** A simulated server, a history in memory, and the real client between them, on one clock. */
export type WorkWorld = {
	readonly server: Simulator
	readonly ports: Ports
	readonly connection: Connection
	/** Moves the one clock ahead. */
	readonly wait: (seconds: number) => void
	readonly nowSeconds: () => number
	/** The token as the history has it now. */
	readonly token: (id: string) => Token
	readonly state: (id: string) => TokenState
	/** Requests of this method to the token endpoints so far. */
	readonly asked: (method: string) => number
}

/** The fields of a connection to a simulator; a test changes what it cares about. */
export function typedFor(
	server: Simulator,
	change: Partial<TypedConnection> = {},
): TypedConnection {
	return {
		name: 'lab',
		url: 'http://127.0.0.1',
		graph: 'tests',
		restppPort: String(server.restppPort),
		gsqlPort: String(server.gsqlPort),
		protocol: 'auto',
		user: '',
		secretAlias: 'secret1',
		defaultLifetime: '30d',
		production: false,
		readOnly: false,
		...change,
	}
}

/** Gives each test its own world, closed after it; call it once per test file. */
export function workWorlds() {
	const open: (() => Promise<void>)[] = []
	afterEach(async () => {
		await Promise.all(open.splice(0).map((close) => close()))
	})
	return async (
		options: SimulatorOptions & {
			readonly typed?: Partial<TypedConnection>
			readonly credentials?: CredentialsChange
		} = {},
	): Promise<WorkWorld> => {
		const { typed, credentials, ...simulator } = options
		let nowMs = Date.UTC(2026, 10, 24, 12)
		const now = () => nowMs
		const server = await startSimulator({ now, ...simulator })
		const history = memoryHistory()
		open.push(async () => {
			await history.close()
			await server.close()
		})
		const ports: Ports = { api: createApi({ nowMs: now }), history, nowMs: now, newId }
		const secret = server.secrets.secret1 ?? ''
		const saved = await saveConnection(ports, {
			typed: typedFor(server, typed),
			credentials: credentials ?? { secret },
		})
		const token = (id: string) => {
			const held = history.view().tokens.get(id)
			if (!held) throw new Error(`no token ${id}`)
			return held
		}
		return {
			server,
			ports,
			connection: value(saved),
			wait(seconds) {
				nowMs += seconds * 1000
			},
			nowSeconds: () => Math.floor(nowMs / 1000),
			token,
			state: (id) => tokenState(token(id), nowMs),
			asked: (method) =>
				server.log.filter(
					(each) => each.method === method && /requesttoken|v1\/tokens$/.test(each.path),
				).length,
		}
	}
}

/** A history on which the writings about tokens that the test picks (1, 2, …) do not succeed. */
export function failingHistory(history: History, isFailing: (count: number) => boolean): History {
	let count = 0
	return {
		...history,
		async change(changes) {
			if (changes.some((change) => change.kind === 'token' || change.kind === 'event')) {
				count++
				if (isFailing(count)) return { ok: false, fault: { code: 'history-not-written' } }
			}
			return history.change(changes)
		},
	}
}
