/** Time as the screens see it; tests move their own. */
export type Clock = {
	nowMs(): number
	/** Calls back once after so many milliseconds (at most 2^31 − 1); answers how to cancel it. */
	after(delayMs: number, call: () => void): () => void
}

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
	nowMs: () => Date.now(),
	after: (delayMs, call) => {
		const timer = setTimeout(call, delayMs)
		timer.unref()
		return () => clearTimeout(timer)
	},
}
