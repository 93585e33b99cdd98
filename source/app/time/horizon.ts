import { type HorizonStep, horizonStepOf, horizonSteps } from '../../model/horizon.ts'
import { keep } from '../lists/keep.ts'
import type { State } from '../state.ts'

/** How many live tokens end over one step, in all and per connection, the most first. */
export type HorizonRow = {
	readonly step: HorizonStep
	readonly count: number
	readonly connections: readonly { readonly name: string; readonly count: number }[]
}

/** The expiry horizon: when the live tokens of all connections end. */
export function horizonOf(state: Pick<State, 'history' | 'nowMs'>): readonly HorizonRow[] {
	// A token moves from step to step by time alone; a minute's delay is nothing on this scale.
	const minute = Math.floor(state.nowMs / 60_000)
	return rowsOf(state.history, minute, state.nowMs)
}

const rowsOf = keep((history, _minute: number, nowMs) => {
	const counts = new Map(horizonSteps.map((step) => [step, new Map<string, number>()]))
	for (const token of history.lives()) {
		const step = token.neverIssued ? undefined : horizonStepOf(token, nowMs)
		const ofStep = step && counts.get(step)
		ofStep?.set(token.connectionId, (ofStep.get(token.connectionId) ?? 0) + 1)
	}
	const value = horizonSteps.map((step): HorizonRow => {
		const connections = [...(counts.get(step) ?? [])]
			.map(([id, count]) => ({ name: history.connections.get(id)?.name ?? '–', count }))
			.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
		return { step, count: connections.reduce((sum, { count }) => sum + count, 0), connections }
	})
	return { value, untilMs: Infinity }
})
