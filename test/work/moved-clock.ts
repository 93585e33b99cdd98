import type { Clock } from '../../source/work/clock.ts'
import type { WorkWorld } from './work-world.ts'

/** The world's one clock for those who sleep by it; only the test moves it. */
export type MovedClock = {
	readonly clock: Clock
	/** Resolves with the instant until which somebody sleeps, once somebody does. */
	readonly asleep: () => Promise<number>
	/** Moves the clock ahead, and wakes those whose time has come. */
	readonly move: (seconds: number) => void
}

type Sleeper = { readonly atMs: number; readonly wake: () => void }

/** A clock over the world's. */
export function movedClock({ ports, wait }: WorkWorld): MovedClock {
	const sleepers = new Set<Sleeper>()
	let onSleep: (() => void) | undefined
	return {
		clock: {
			nowMs: ports.nowMs,
			until(atMs, signal) {
				if (signal.aborted || atMs <= ports.nowMs()) return Promise.resolve()
				const { promise, resolve } = Promise.withResolvers<void>()
				const sleeper = { atMs, wake: resolve }
				sleepers.add(sleeper)
				signal.addEventListener('abort', () => resolve())
				onSleep?.()
				return promise.finally(() => sleepers.delete(sleeper))
			},
		},
		async asleep() {
			while (sleepers.size === 0) {
				await new Promise<void>((resolve) => {
					onSleep = resolve
				})
			}
			return Math.min(...[...sleepers].map(({ atMs }) => atMs))
		},
		move(seconds) {
			wait(seconds)
			for (const sleeper of sleepers) {
				if (sleeper.atMs > ports.nowMs()) continue
				sleepers.delete(sleeper)
				sleeper.wake()
			}
		},
	}
}
