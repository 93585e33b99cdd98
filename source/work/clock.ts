/** Time as the long-running use cases see it; tests move it. */
export type Clock = {
	readonly nowMs: () => number
	/**
	 * Resolves once the clock shows this instant, or the signal aborts. The wall clock counts: time
	 * that passed while the machine was suspended has passed.
	 */
	readonly until: (atMs: number, signal: AbortSignal) => Promise<void>
}
