import type { Connection } from '../model/connection.ts'
import type { Fault } from '../model/fault.ts'
import { printLifetime } from '../model/lifetime.ts'
import { lifetimeWanted } from '../model/lifetime-wanted.ts'
import type { FormOverlay, FormValues } from './overlay.ts'
import type { State } from './state.ts'

/**
 * The issue form as it opens. It has the graph where that can be chosen (a secret of 3.x has its own),
 * and *all graphs* on 4.x.
 */
export function issueValues(state: State, connection: Connection): FormValues {
	const dialect = state.history.servers.get(connection.id)?.facts?.dialect
	const graph = connection.graph ?? ''
	return {
		lifetime: printLifetime(lifetimeWanted(connection, state.config)),
		label: '',
		...((dialect === 'jwt' || !connection.hasSecret) && { graph }),
		...(dialect === 'jwt' && { allGraphs: graph === '' }),
		makeCurrent: true,
	}
}

/**
 * The values with that one changed. A graph that is named and *all graphs* exclude each other: each
 * change of one is seen in the other.
 */
export function withIssueValue(
	values: FormValues,
	field: string,
	value: string | boolean,
	own: string | undefined,
): FormValues {
	const changed = { ...values, [field]: value }
	if (!('allGraphs' in values)) return changed
	if (field === 'graph') return { ...changed, allGraphs: value === '' }
	if (field !== 'allGraphs') return changed
	// Without a graph to go back to there is none but all.
	const graph = value === true ? '' : (own ?? '')
	return { ...changed, graph, allGraphs: graph === '' }
}

/** The graph that is asked for: null = all of them, undefined = the connection's own. */
export function graphAsked({ graph, allGraphs }: FormValues): string | null | undefined {
	if (typeof graph !== 'string') return undefined
	const named = graph.trim()
	if (named !== '') return named
	return allGraphs === undefined ? undefined : null
}

/** What is wrong with the issue form besides each field's own rule: 3.x wants a graph with a password. */
export function faultsOfIssue(
	{ history }: State,
	{ values, connectionId = '' }: FormOverlay,
): Readonly<Record<string, Fault>> {
	const connection = history.connections.get(connectionId)
	const dialect = history.servers.get(connectionId)?.facts?.dialect
	const isKnown = dialect !== undefined || connection?.graph !== undefined
	const isWanted = connection && !connection.hasSecret && isKnown && dialect !== 'jwt'
	if (!isWanted || typeof values.graph !== 'string' || values.graph.trim() !== '') return {}
	return { graph: { code: 'graph-required', connection: connection.name } }
}
