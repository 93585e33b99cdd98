import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { nearest } from '../model/nearest.ts'
import type { HistoryView } from './ports.ts'

/** The connection of that name that is not removed. Fault: `no-such-connection`, with the nearest name. */
export function findConnection(view: HistoryView, name: string): Outcome<Connection> {
	for (const connection of view.connections.values()) {
		if (connection.name === name && connection.removedAtMs === undefined) return ok(connection)
	}
	const near = nearest(
		name,
		listConnections(view).map((connection) => connection.name),
	)
	return failed('no-such-connection', { detail: name.slice(0, 60), ...(near && { near }) })
}

/** All connections that are not removed, by name. */
export function listConnections(view: HistoryView): readonly Connection[] {
	return [...view.connections.values()]
		.filter((connection) => connection.removedAtMs === undefined)
		.sort((a, b) => (a.name < b.name ? -1 : 1))
}
