import type { TokenLife } from './token.ts'
import { tokenState } from './token-state.ts'

/** How far ahead tokens end, in steps people plan by. */
export const horizonSteps = ['hour', 'day', 'week', 'month', 'later'] as const

/** One step of the horizon. */
export type HorizonStep = (typeof horizonSteps)[number]

/** Up to how far ahead each step reaches, in seconds. */
export const horizonSeconds: Readonly<Record<HorizonStep, number>> = {
	hour: 3600,
	day: 86_400,
	week: 7 * 86_400,
	month: 30 * 86_400,
	later: Infinity,
}

/** Over which step of the horizon a live token ends; undefined for what is over or has no known end. */
export function horizonStepOf(token: TokenLife, nowMs: number): HorizonStep | undefined {
	const state = tokenState(token, nowMs)
	if ((state !== 'live' && state !== 'expiring') || token.expiresAtSeconds === undefined) {
		return undefined
	}
	return horizonStepWithin(token.expiresAtSeconds - nowMs / 1000)
}

/** Over which step that ends which has so much time left. */
export function horizonStepWithin(leftSeconds: number): HorizonStep {
	// No loop: this is asked about every token there is.
	if (leftSeconds <= horizonSeconds.hour) return 'hour'
	if (leftSeconds <= horizonSeconds.day) return 'day'
	if (leftSeconds <= horizonSeconds.week) return 'week'
	if (leftSeconds <= horizonSeconds.month) return 'month'
	return 'later'
}
