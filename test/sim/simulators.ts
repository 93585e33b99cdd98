import { afterEach } from 'vitest'
import {
	type Simulator,
	type SimulatorOptions,
	startSimulator,
} from '../../source/sim/start-simulator.ts'

/** The instant at which the clock of these tests stands until it is moved. */
export const start = 1_800_000_000

/** A simulator that is closed after the test, and a clock to move it with. */
export type TestServer = Simulator & { secret: string; clock: { seconds: number } }

/** Gives each test its own servers; call it once per test file. */
export function simulators(): (options?: SimulatorOptions) => Promise<TestServer> {
	const open: Simulator[] = []
	afterEach(async () => {
		await Promise.all(open.splice(0).map((server) => server.close()))
	})
	return async (options = {}) => {
		const clock = { seconds: start }
		const server = await startSimulator({ now: () => clock.seconds * 1000, ...options })
		open.push(server)
		return Object.assign(server, { clock, secret: server.secrets.secret1 ?? '' })
	}
}
