import type { Clock } from './clock.ts'

/** What a clock that can be waited for is made of. */
export type Timer = {
	nowMs(): number
	/** Calls back once after so many milliseconds; answers how to cancel it. */
	after(delayMs: number, call: () => void): () => void
}

/**
 * The longest a timer is trusted: it stands still while the machine is suspended, and overflows at
 * 24.8 days, below the 30 days a token usually lives.
 */
const longestTimerMs = 20_000

/** A clock that can be waited for, by the wall clock of a timer. */
export function untilClock(timer: Timer): Clock {
	return {
		nowMs: () => timer.nowMs(),
		async until(atMs, signal) {
			while (!signal.aborted) {
				const leftMs = atMs - timer.nowMs()
				if (leftMs <= 0) return
				await delay(timer, Math.min(leftMs, longestTimerMs), signal)
			}
		},
	}
}

function delay(timer: Timer, delayMs: number, signal: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>()
	const cancel = timer.after(delayMs, resolve)
	const onAbort = () => resolve()
	signal.addEventListener('abort', onAbort)
	return promise.finally(() => {
		cancel()
		signal.removeEventListener('abort', onAbort)
	})
}
