import { type HorizonStep, horizonStepWithin } from '../../model/horizon.ts'
import { mayBeLive, tokenState } from '../../model/token-state.ts'
import type { State } from '../state.ts'
import { keep } from './keep.ts'

/** How many of a connection's tokens may be live, and when they end. */
export type Tally = {
	/** The expiring ones included. */
	readonly live: number
	readonly unknown: number
	/** Of the live ones. */
	readonly soonestExpirySeconds?: number
	/** Of the live ones whose end is known, how many end over each step of the horizon; absent for none. */
	readonly ends: Readonly<Partial<Record<HorizonStep, number>>>
}

/** Those of every connection that has such tokens, by its id. */
export function talliesOf({
	history,
	nowMs,
}: Pick<State, 'history' | 'nowMs'>): ReadonlyMap<string, Tally> {
	// A token moves from step to step by time alone; a minute's delay is nothing on that scale.
	return tallies(history, Math.floor(nowMs / 60_000), nowMs)
}

type Counting = {
	live: number
	unknown: number
	soonestExpirySeconds?: number
	readonly ends: Partial<Record<HorizonStep, number>>
}

// One look at each token there is, for all that is counted: with 100,000 of them the first frame waits for it.
const tallies = keep((history, _minute: number, nowMs) => {
	const value = new Map<string, Counting>()
	let untilSeconds = Infinity
	let tally: Counting | undefined
	let tallied: string | undefined
	for (const token of history.lives()) {
		if (token.neverIssued) continue
		const state = tokenState(token, nowMs)
		if (!mayBeLive(state)) continue
		// Tokens of one connection stand together, more or less.
		if (!tally || tallied !== token.connectionId) {
			tallied = token.connectionId
			tally = value.get(tallied) ?? { live: 0, unknown: 0, ends: {} }
			value.set(tallied, tally)
		}
		// What is live ends at its end, what is unknown at the latest it can have.
		let end = token.expiresAtSeconds
		if (state === 'unknown') {
			tally.unknown++
			end = token.latestExpirySeconds ?? end
		} else {
			tally.live++
			if (end !== undefined) {
				tally.soonestExpirySeconds = Math.min(tally.soonestExpirySeconds ?? Infinity, end)
				const step = horizonStepWithin(end - nowMs / 1000)
				tally.ends[step] = (tally.ends[step] ?? 0) + 1
			}
		}
		if (end !== undefined) untilSeconds = Math.min(untilSeconds, end)
	}
	return { value, untilMs: untilSeconds * 1000 }
})
