import type { Clock } from '../work/clock.ts'

/**
 * The longest a timer is trusted: it stands still while the machine is suspended, and overflows at
 * 24.8 days, below the 30 days a token usually lives.
 */
const longestTimerMs = 20_000

/** The machine's own clock. */
export const wallClock: Clock = {
	nowMs: Date.now,
	async until(atMs, signal) {
		while (!signal.aborted) {
			const leftMs = atMs - Date.now()
			if (leftMs <= 0) return
			await timer(Math.min(leftMs, longestTimerMs), signal)
		}
	},
}

function timer(delayMs: number, signal: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>()
	const id = setTimeout(resolve, delayMs)
	const onAbort = () => resolve()
	signal.addEventListener('abort', onAbort)
	return promise.finally(() => {
		clearTimeout(id)
		signal.removeEventListener('abort', onAbort)
	})
}
