import { autoRefreshAheadSeconds } from '../../model/auto-refresh.ts'
import type { AlertSettings } from '../../model/config.ts'
import { distanceText } from '../../model/duration-text.ts'
import type { TokenLife } from '../../model/token.ts'
import { tokenState } from '../../model/token-state.ts'
import { keep } from '../lists/keep.ts'
import type { State } from '../state.ts'
import { type Step, still, withFlash } from '../steps/step.ts'

/**
 * The state with a word on the tokens that came within a step of their end (a day, an hour or ten
 * minutes, or what the user has set) since the user was last told, and the alarm where it is wanted. Each is
 * told once a step; several at once in one sentence. A token whose whole life is shorter than a step is
 * not told at that step.
 */
export function alerting(state: State): Step {
	const { nowMs, toldUntilMs, config } = state
	const { atSeconds, bell, notify } = config.alerts
	const after: State = { ...state, toldUntilMs: nowMs }
	if (nowMs < nextAlertMs(state)) return still(after)
	const due = [...state.history.tokens.values()].filter((token) =>
		atSeconds.some((step) => crossed(token, step, toldUntilMs, nowMs)),
	)
	const [first] = due.sort((a, b) => (a.expiresAtSeconds ?? 0) - (b.expiresAtSeconds ?? 0))
	if (!first) return still(after)
	const name = after.history.connections.get(first.connectionId)?.name ?? ''
	const left = distanceText((first.expiresAtSeconds ?? 0) * 1000, after.nowMs)
	const label = first.label === '' ? first.masked : `${first.masked} (${first.label})`
	const more = due.length > 1 ? `, and ${due.length - 1} more soon after` : ''
	const text = `${label} on ${name} ends in ${left}${more}`
	return {
		state: withFlash(after, { level: 'note', text }),
		effects: bell || notify ? [{ kind: 'alarm', text, bell, notify }] : [],
	}
}

/** The next instant, in epoch milliseconds, at which the user is to be told of a token; Infinity where never. */
export function nextAlertMs({ history, config, toldUntilMs }: State): number {
	return nextAfterMs(history, config.alerts.atSeconds, toldUntilMs)
}

/** Kept, so that not every tick looks at every token. */
const nextAfterMs = keep((history, atSeconds: AlertSettings['atSeconds'], fromMs) => {
	let next = Infinity
	for (const token of history.lives()) {
		for (const step of atSeconds) {
			const atMs = alertMs(token, step)
			if (atMs > fromMs && atMs < next) next = atMs
		}
	}
	return { value: next, untilMs: next }
})

function crossed(
	token: TokenLife,
	stepSeconds: number,
	beforeMs: number,
	afterMs: number,
): boolean {
	const atMs = alertMs(token, stepSeconds)
	if (!(atMs > beforeMs && atMs <= afterMs)) return false
	const state = tokenState(token, afterMs)
	return state === 'live' || state === 'expiring'
}

/**
 * When the user is told of a token at a step; NaN where never. One that is refreshed by itself is told of only
 * where that should have been done by then.
 */
function alertMs(
	{ expiresAtSeconds, lifetimeSeconds, autoRefresh }: TokenLife,
	stepSeconds: number,
): number {
	if (expiresAtSeconds === undefined || (lifetimeSeconds ?? Infinity) <= stepSeconds)
		return Number.NaN
	if (autoRefresh && stepSeconds >= autoRefreshAheadSeconds) return Number.NaN
	return (expiresAtSeconds - stepSeconds) * 1000
}
