import type { Config } from '../model/config.ts'
import { failed, type Outcome } from '../model/fault.ts'
import type { FoundRow } from '../model/found-connection.ts'
import type { TokenSort } from '../model/token-order.ts'
import type { Ports } from '../work/ports.ts'
import { untilClock } from '../work/until-clock.ts'
import type { WatchWorld } from '../work/watch-tokens.ts'
import { autoRefreshing } from './auto-refreshing.ts'
import type { Alarm } from './effects/alarm.ts'
import type { Clipboard } from './effects/copied.ts'
import type { Effect, OperationEffect } from './effects/effect.ts'
import { runEffect } from './effects/run-effect.ts'
import type { Binding } from './keys/binding.ts'
import { keyTable } from './keys/keys.ts'
import type { Message } from './message.ts'
import { initialState, type State } from './state.ts'
import type { Clock } from './time/clock.ts'
import { nextTickMs } from './time/next-tick.ts'
import { update } from './update.ts'

/** The screens' brain at work: holds the state, takes messages, runs effects. */
export type Runtime = {
	getState(): State
	/** Takes a message; the new state is there when it returns. */
	send(message: Message): void
	/** Calls back after every change of the state; answers how to stop it. */
	subscribe(listener: () => void): () => void
	/** Resolves as soon as no operation is under way. */
	whenIdle(): Promise<void>
	/** Resolves with the exit code once the user has left and every outcome is written down. */
	whenLeft(): Promise<number>
}

/** Starts a runtime on a history. Effects run through the use cases; each ends in one message. */
export function createRuntime(options: {
	readonly ports: Ports
	readonly clock: Clock
	readonly clipboard: Clipboard
	/** Where connections to import are looked for; nowhere when absent. */
	readonly foundConnections?: () => Promise<readonly FoundRow[]>
	/** Writes a new file of the user's; none can be written when absent. */
	readonly writeFile?: (path: string, text: string) => Promise<Outcome<void>>
	/** The keys in force; those of the program when absent. */
	readonly keyTable?: readonly Binding[]
	/** What the user has changed to their liking; nothing when absent. */
	readonly config?: Config
	/** Rings and notifies where the user wants that; nobody hears of it when absent. */
	readonly alarm?: Alarm
	/** What keeping the chosen tokens refreshed needs; they are not when absent. */
	readonly autoRefresh?: Pick<WatchWorld, 'locks' | 'random'>
	/** What lists of tokens are sorted by at first. */
	readonly sort?: TokenSort
	readonly columns: number
	readonly rows: number
	readonly demo: boolean
}): Runtime {
	const { ports, clock, clipboard, columns, rows, demo } = options
	const { foundConnections = async () => [] } = options
	const { writeFile = async () => failed('file-not-written') } = options
	let state = initialState({
		keyTable: options.keyTable ?? keyTable,
		...(options.config && { config: options.config }),
		...(options.sort && { sort: options.sort }),
		history: ports.history.view(),
		historyStatus: ports.history.status(),
		nowMs: clock.nowMs(),
		columns,
		rows,
		demo,
	})
	const listeners = new Set<() => void>()
	const idlers = new Set<() => void>()
	const running = new Map<number, AbortController>()
	const left = Promise.withResolvers<number>()
	let cancelTick = () => {}
	let stopAutoRefresh = async () => {}

	const send = (message: Message): void => {
		const step = update({ ...state, nowMs: clock.nowMs() }, message)
		state = step.state
		for (const effect of step.effects) start(effect)
		if (message.kind === 'started' && options.autoRefresh) {
			const world = { ...options.autoRefresh, clock: untilClock(clock) }
			stopAutoRefresh = autoRefreshing(ports, world, send)
		}
		for (const listener of listeners) listener()
		schedule()
		if (running.size === 0) wakeIdlers()
	}

	const start = (effect: Effect): void => {
		if (effect.kind === 'abort') {
			for (const id of effect.operationIds) running.get(id)?.abort()
			return
		}
		if (effect.kind === 'alarm') {
			options.alarm?.(effect)
			return
		}
		if (effect.kind === 'leave') {
			void Promise.all([whenIdle(), stopAutoRefresh()]).then(() => left.resolve(effect.exitCode))
			return
		}
		void run(effect)
	}

	const run = async (effect: OperationEffect): Promise<void> => {
		const controller = new AbortController()
		running.set(effect.operation.id, controller)
		const end = await runEffect(
			{ ports, clock: untilClock(clock), clipboard, foundConnections, writeFile, report: send },
			effect,
			controller.signal,
		)
		running.delete(effect.operation.id)
		send({ kind: 'ended', operation: effect.operation, end })
	}

	const whenIdle = (): Promise<void> =>
		running.size === 0 ? Promise.resolve() : new Promise((resolve) => idlers.add(resolve))

	const wakeIdlers = (): void => {
		for (const wake of idlers) wake()
		idlers.clear()
	}

	const schedule = (): void => {
		cancelTick()
		if (state.leaving) return
		cancelTick = clock.after(nextTickMs(state), () =>
			send({ kind: 'ticked', nowMs: clock.nowMs() }),
		)
	}

	const stopWatching = ports.history.onChange(() => {
		send({ kind: 'history-changed', history: ports.history.view(), status: ports.history.status() })
	})
	const stopHearing = ports.onRequest?.((request) => send({ kind: 'requested', request }))
	void left.promise.then(() => {
		stopWatching()
		stopHearing?.()
	})

	return {
		getState: () => state,
		send,
		subscribe: (listener) => {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
		whenIdle,
		whenLeft: () => left.promise,
	}
}
