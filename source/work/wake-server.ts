import type { Connection } from '../model/connection.ts'
import { failed, type Outcome } from '../model/fault.ts'
import type { ServerFacts } from '../model/server-facts.ts'
import type { Clock } from './clock.ts'
import type { Ports } from './ports.ts'
import { testConnection } from './test-connection.ts'

/** A server that is waking up, and when it is looked at next. */
export type Waking = {
	/** Looks so far. */
	readonly looks: number
	readonly nextLookAtMs: number
	/** When waiting ends. */
	readonly untilMs: number
}

/** How long to wait for a server, and how often to look. */
export type WakeOptions = {
	/** Five minutes when absent; a suspended workspace needs one or two. */
	readonly forSeconds?: number
	/** Ten seconds when absent. */
	readonly everySeconds?: number
	/** Hears of every wait before it begins, so that the user sees what is going on. */
	readonly onWaiting?: (waking: Waking) => void
}

/**
 * Looks at a connection's server until its workspace is awake: again after `everySeconds` as long as
 * the answer is *waking up*, and at nothing else. A look is a few GETs that change nothing. The signal
 * ends it at once. Faults: `waking-up` when the time is over, `cancelled`, those of `testConnection`.
 */
export async function wakeServer(
	ports: Ports,
	connection: Connection,
	clock: Clock,
	options: WakeOptions = {},
	signal: AbortSignal = new AbortController().signal,
): Promise<Outcome<ServerFacts>> {
	const { forSeconds = 300, everySeconds = 10, onWaiting } = options
	const untilMs = clock.nowMs() + forSeconds * 1000
	for (let looks = 1; ; looks++) {
		const facts = await testConnection(ports, connection, signal)
		if (facts.ok || facts.fault.code !== 'waking-up') return facts
		const nextLookAtMs = clock.nowMs() + everySeconds * 1000
		if (nextLookAtMs > untilMs) return facts
		onWaiting?.({ looks, nextLookAtMs, untilMs })
		await clock.until(nextLookAtMs, signal)
		if (signal.aborted) return failed('cancelled', { connection: connection.name })
	}
}
