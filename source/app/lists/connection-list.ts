import { type Connection, connectionHost } from '../../model/connection.ts'
import type { Fault } from '../../model/fault.ts'
import type { ServerFacts } from '../../model/server-facts.ts'
import { type FilterFields, parseFilter, rowFilter } from '../../model/word-filter.ts'
import { listConnections } from '../../work/find-connection.ts'
import type { State } from '../state.ts'
import { type Tally, talliesOf } from './tallies.ts'

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
	const tallies = talliesOf(state)
	return matchingConnections(state.history, filter).map((connection) => {
		const seen = state.history.servers.get(connection.id)
		const { ends: _, ...tally } = tallies.get(connection.id) ?? none
		return {
			connection,
			...(seen?.facts && { facts: seen.facts }),
			...(seen?.fault && { fault: seen.fault }),
			...(seen && { seenAtMs: seen.atMs }),
			looking: state.operations.some(
				({ what, connectionId }) => what === 'looking' && connectionId === connection.id,
			),
			...tally,
		}
	})
}

const none: Tally = { live: 0, unknown: 0, ends: {} }
