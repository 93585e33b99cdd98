/** What time it is in the demo. */
export type DemoClock = {
	readonly nowMs: () => number
	/** True where the demo is to be the same each time it is opened. */
	readonly isFixed: boolean
}

/**
 * The clock of the demo: the machine's, or one that stands still at the instant that
 * TGTOKEN_DEMO_NOW names (ISO 8601), so that pictures of the demo always show the same.
 */
export function demoClock(env: Readonly<Record<string, string | undefined>>): DemoClock {
	const atMs = Date.parse(env.TGTOKEN_DEMO_NOW ?? '')
	return Number.isNaN(atMs)
		? { nowMs: Date.now, isFixed: false }
		: { nowMs: () => atMs, isFixed: true }
}
