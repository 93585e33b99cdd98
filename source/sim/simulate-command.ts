import { simulateCall, simulateUsage } from './simulate-options.ts'
import { type Simulator, startSimulator } from './start-simulator.ts'
import { makeTls } from './tls-identity.ts'

/** What the command needs of its process; a test may pass its own. */
export type SimulateIo = {
	stdout: { write: (text: string) => unknown }
	stderr: { write: (text: string) => unknown }
	/** Calls back once, when the command is asked to end: SIGTERM or SIGINT. */
	onSignal: (end: () => void) => void
}

/**
 * `tgtoken simulate`: runs a simulated server until it is told to end, and resolves with the exit
 * code. Once it listens it prints one line of JSON: `ready`, `protocol`, `restppPort`, `gsqlPort`, and
 * `secrets`, alias → value; with TLS also `ca` and `client`. Exit codes: 0 ended by a signal · 1 a port
 * cannot be had · 2 wrong usage.
 */
export async function runSimulate(argv: readonly string[], io: SimulateIo): Promise<number> {
	const call = simulateCall(argv)
	if (call.kind === 'help') {
		io.stdout.write(simulateUsage)
		return 0
	}
	if (call.kind === 'wrong') {
		io.stderr.write(`tgtoken simulate: ${call.sentence}. See tgtoken simulate --help.\n`)
		return 2
	}
	// Listening to signals first: one that comes while the ports open must not be lost.
	const ended = new Promise<void>((resolve) => io.onSignal(resolve))
	const tls = call.tls && makeTls(call.tls.kind, { wantsClient: call.tls.wantsClient })
	let simulator: Simulator
	try {
		simulator = await startSimulator({ ...call.options, ...(tls && { tls }) })
	} catch (error) {
		io.stderr.write(`tgtoken simulate: ${portSentence(error)}\n`)
		return 1
	}
	simulator.control.setClockSkewSeconds(call.clockSkewSeconds)
	simulator.control.wakeUpFor(call.wakeUpFor)
	const { protocol, restppPort, gsqlPort, secrets } = simulator
	const trust = tls && { ca: tls.ca, client: tls.client }
	const ready = { ready: true, protocol, restppPort, gsqlPort, secrets, ...trust }
	io.stdout.write(`${JSON.stringify(ready)}\n`)
	await ended
	await simulator.close()
	return 0
}

function portSentence(error: unknown): string {
	const { code, port, message } = error as { code?: string; port?: number; message?: string }
	switch (code) {
		case 'EADDRINUSE':
			return `port ${port} is taken by another program; choose another one, or 0 for any free one.`
		case 'EACCES':
			return `port ${port} may not be opened by this user; choose one above 1023.`
		default:
			return `the server cannot start: ${message}`
	}
}
