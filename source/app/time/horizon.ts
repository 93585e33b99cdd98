import { type HorizonStep, horizonSteps } from '../../model/horizon.ts'
import { talliesOf } from '../lists/tallies.ts'
import type { State } from '../state.ts'

/** How many live tokens end over one step, in all and per connection, the most first. */
export type HorizonRow = {
	readonly step: HorizonStep
	readonly count: number
	readonly connections: readonly { readonly name: string; readonly count: number }[]
}

/** The expiry horizon: when the live tokens of all connections end. */
export function horizonOf(state: Pick<State, 'history' | 'nowMs'>): readonly HorizonRow[] {
	const tallies = [...talliesOf(state)]
	return horizonSteps.map((step) => {
		const connections = tallies
			.flatMap(([id, { ends }]) => {
				const name = state.history.connections.get(id)?.name ?? '–'
				return ends[step] === undefined ? [] : [{ name, count: ends[step] }]
			})
			.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
		return { step, count: connections.reduce((sum, { count }) => sum + count, 0), connections }
	})
}
