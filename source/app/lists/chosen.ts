import type { Connection } from '../../model/connection.ts'
import type { Token } from '../../model/token.ts'
import { type Screen, type State, topScreen } from '../state.ts'
import { matchingConnections } from './connection-list.ts'
import { type Rows, rowsOf } from './rows.ts'
import { tokenList } from './token-list.ts'

/** A list's rows, by id and in order; none on a screen without a list. */
export function rowsHere(state: State, screen: Screen = topScreen(state)): Rows {
	if (screen.name === 'connections') {
		return rowsOf(matchingConnections(state.history, screen.filter))
	}
	if (screen.name === 'secrets') {
		return rowsOf((screen.secrets ?? []).map(({ alias }) => ({ id: alias })))
	}
	return rowsOf(screen.name === 'tokens' ? tokenList(state, screen).tokens : [])
}

/** The ids of a list's rows, in order; empty on a screen without a list. */
export function rowIds(state: State, screen: Screen = topScreen(state)): readonly string[] {
	return rowsHere(state, screen).ids
}

/**
 * The row the cursor is on: the chosen one while it is there, else the connection's current token,
 * else the first row.
 */
export function cursorId(state: State, screen: Screen = topScreen(state)): string | undefined {
	if (screen.name === 'inspect') return undefined
	const rows = rowsHere(state, screen)
	const isHere = (id: string | undefined) => id !== undefined && rows.placeOf(id) !== undefined
	if (isHere(screen.selectedId)) return screen.selectedId
	const current =
		screen.name === 'tokens' && screen.connectionId !== undefined
			? state.history.current.get(screen.connectionId)
			: undefined
	return isHere(current) ? current : rows.idAt(0)
}

/** Where on the rows the cursor is; 0 on an empty list. */
export function cursorIndex(state: State, screen: Screen = topScreen(state)): number {
	const id = cursorId(state, screen)
	return id === undefined ? 0 : (rowsHere(state, screen).placeOf(id) ?? 0)
}

/** The token the keys act on: the one under the cursor, or the one being inspected. */
export function chosenToken(state: State): Token | undefined {
	const screen = topScreen(state)
	if (screen.name === 'inspect') return state.history.tokens.get(screen.tokenId)
	if (screen.name !== 'tokens') return undefined
	const id = cursorId(state, screen)
	return id === undefined ? undefined : state.history.tokens.get(id)
}

/** True when the user chose no token and the cursor stands on the connection's current one. */
export function choseNone(state: State): boolean {
	const screen = topScreen(state)
	if (screen.name !== 'tokens' || screen.connectionId === undefined) return false
	const token = chosenToken(state)
	if (!token || screen.selectedId === token.id) return false
	return state.history.current.get(screen.connectionId) === token.id
}

/** The connection the keys act on: the selected one, or that of the chosen token or list. */
export function chosenConnection(state: State): Connection | undefined {
	const screen = topScreen(state)
	if (screen.name === 'connections') {
		const id = cursorId(state, screen)
		return id === undefined ? undefined : state.history.connections.get(id)
	}
	const id =
		(screen.name === 'tokens' || screen.name === 'secrets') && screen.connectionId !== undefined
			? screen.connectionId
			: chosenToken(state)?.connectionId
	return id === undefined ? undefined : state.history.connections.get(id)
}
