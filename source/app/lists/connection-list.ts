import { type Connection, connectionHost } from '../../model/connection.ts'
import type { Fault } from '../../model/fault.ts'
import type { ServerFacts } from '../../model/server-facts.ts'
import { mayBeLive, tokenState } from '../../model/token-state.ts'
import { type FilterFields, parseFilter, rowFilter } from '../../model/word-filter.ts'
import { listConnections } from '../../work/find-connection.ts'
import type { State } from '../state.ts'
import { keep } from './keep.ts'

/** What the connections screen says of one connection. */
export type ConnectionRow = {
	readonly connection: Connection
	/** What is known of its server; kept when the last look failed. */
	readonly facts?: ServerFacts
	/** Why the last look failed. */
	readonly fault?: Fault
	readonly seenAtMs?: number
	/** Being looked at right now. */
	readonly looking: boolean
	/** Live tokens, the expiring ones included. */
	readonly live: number
	readonly unknown: number
	readonly soonestExpirySeconds?: number
}

/** The connections that match a filter, by name. */
export function matchingConnections(
	history: State['history'],
	filter: string | undefined,
): readonly Connection[] {
	const all = listConnections(history)
	const terms = parseFilter(filter ?? '')
	if (terms.length === 0) return all
	return all.filter(rowFilter(terms, fields))
}

const fields: FilterFields<Connection> = {
	name: { of: ({ name }) => name.toLowerCase() },
	host: { of: (connection) => connectionHost(connection).toLowerCase() },
	graph: { of: ({ graph = '' }) => graph.toLowerCase() },
}

/** The rows of the connections screen, by name. */
export function connectionList(
	state: Pick<State, 'history' | 'nowMs' | 'operations'>,
	filter?: string,
): readonly ConnectionRow[] {
	const live = tallies(state.history, undefined, state.nowMs)
	return matchingConnections(state.history, filter).map((connection) => {
		const seen = state.history.servers.get(connection.id)
		const tally = live.get(connection.id)
		return {
			connection,
			...(seen?.facts && { facts: seen.facts }),
			...(seen?.fault && { fault: seen.fault }),
			...(seen && { seenAtMs: seen.atMs }),
			looking: state.operations.some(
				({ what, connectionId }) => what === 'looking' && connectionId === connection.id,
			),
			live: tally?.live ?? 0,
			unknown: tally?.unknown ?? 0,
			...(tally?.soonest !== undefined && { soonestExpirySeconds: tally.soonest }),
		}
	})
}

type Tally = { live: number; unknown: number; soonest?: number }

const tallies = keep((history, _question: undefined, nowMs) => {
	const value = new Map<string, Tally>()
	let untilSeconds = Infinity
	for (const token of history.lives()) {
		if (token.neverIssued) continue
		const state = tokenState(token, nowMs)
		if (!mayBeLive(state)) continue
		const tally = value.get(token.connectionId) ?? { live: 0, unknown: 0 }
		value.set(token.connectionId, tally)
		// What is live ends at its end, what is unknown at the latest it can have.
		let end = token.expiresAtSeconds
		if (state === 'unknown') {
			tally.unknown++
			end = token.latestExpirySeconds ?? end
		} else {
			tally.live++
			if (end !== undefined) tally.soonest = Math.min(tally.soonest ?? Infinity, end)
		}
		if (end !== undefined) untilSeconds = Math.min(untilSeconds, end)
	}
	return { value, untilMs: untilSeconds * 1000 }
})
