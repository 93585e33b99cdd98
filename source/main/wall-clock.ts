import { untilClock } from '../work/until-clock.ts'

/** The machine's own clock. */
export const wallClock = untilClock({
	nowMs: Date.now,
	after: (delayMs, call) => {
		const id = setTimeout(call, delayMs)
		return () => clearTimeout(id)
	},
})
