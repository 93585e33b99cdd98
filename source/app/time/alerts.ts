import { distanceText } from '../../model/duration-text.ts'
import type { Token } from '../../model/token.ts'
import { tokenState } from '../../model/token-state.ts'
import { keep } from '../lists/keep.ts'
import type { State } from '../state.ts'
import { withFlash } from '../steps/step.ts'

/** How long before a token's end the user is told, in seconds. */
export const alertSeconds = [86_400, 3600, 600] as const

/**
 * The state with a word on the tokens that came within a day, an hour or ten minutes of their end
 * since the user was last told. Each is told once a step; several at once in one sentence. A token
 * whose whole life is shorter than a step is not told at that step.
 */
export function withAlerts(state: State): State {
	const { nowMs, toldUntilMs } = state
	const after: State = { ...state, toldUntilMs: nowMs }
	if (nowMs < nextAlertMs(state.history, undefined, toldUntilMs)) return after
	const due = [...state.history.tokens.values()].filter((token) =>
		alertSeconds.some((step) => crossed(token, step, toldUntilMs, nowMs)),
	)
	const [first] = due.sort((a, b) => (a.expiresAtSeconds ?? 0) - (b.expiresAtSeconds ?? 0))
	if (!first) return after
	const name = after.history.connections.get(first.connectionId)?.name ?? ''
	const left = distanceText((first.expiresAtSeconds ?? 0) * 1000, after.nowMs)
	const label = first.label === '' ? first.masked : `${first.masked} (${first.label})`
	const more = due.length > 1 ? `, and ${due.length - 1} more soon after` : ''
	return withFlash(after, { level: 'note', text: `${label} on ${name} ends in ${left}${more}` })
}

/** The next instant of an alert, so that not every tick looks at every token. */
const nextAlertMs = keep((history, _question: undefined, fromMs) => {
	let next = Infinity
	for (const token of history.tokens.values()) {
		for (const step of alertSeconds) {
			const atMs = alertMs(token, step)
			if (atMs > fromMs && atMs < next) next = atMs
		}
	}
	return { value: next, untilMs: next }
})

function crossed(token: Token, stepSeconds: number, beforeMs: number, afterMs: number): boolean {
	const atMs = alertMs(token, stepSeconds)
	if (!(atMs > beforeMs && atMs <= afterMs)) return false
	const state = tokenState(token, afterMs)
	return state === 'live' || state === 'expiring'
}

/** When the user is told of a token at a step; NaN where never. */
function alertMs({ expiresAtSeconds, lifetimeSeconds }: Token, stepSeconds: number): number {
	if (expiresAtSeconds === undefined || (lifetimeSeconds ?? Infinity) <= stepSeconds)
		return Number.NaN
	return (expiresAtSeconds - stepSeconds) * 1000
}
