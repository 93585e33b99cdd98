import type { Token } from '../../model/token.ts'
import { tokenState } from '../../model/token-state.ts'
import { chosenConnection, chosenToken, rowsHere } from '../lists/chosen.ts'
import { markedIds, onlyMarked } from '../lists/marks.ts'
import { type State, topScreen } from '../state.ts'
import { keyFor } from './key-for.ts'

const removedReason =
	'Its connection has been removed: add it again under the same name and URL first.'

function readOnlyReason(name: string): string {
	return `${name} is marked read-only: nothing is issued, refreshed or deleted there.`
}

/** Why a key that needs a connection does nothing now. */
export function offForConnection(state: State): string | undefined {
	if (chosenConnection(state)) return undefined
	const add = keyFor(state, 'add', 'connections')
	return `There is no connection here yet: ${add} on the connections screen adds one.`
}

/** Why no token can be issued or imported here now. */
export function offForIssuing(state: State): string | undefined {
	const connection = chosenConnection(state)
	if (!connection) return offForConnection(state)
	if (connection.removedAtMs !== undefined) return removedReason
	return connection.readOnly ? readOnlyReason(connection.name) : undefined
}

/** Why a key that needs a token does nothing now. */
export function offForToken(state: State): string | undefined {
	if (chosenToken(state)) return undefined
	return `There is no token here: ${keyFor(state, 'issue', 'tokens')} issues one.`
}

/** Why a key that changes a token on its server does nothing now. */
export function offForTokenOnServer(
	state: State,
	token: Token | undefined = chosenToken(state),
): string | undefined {
	if (!token) return offForToken(state)
	const connection = state.history.connections.get(token.connectionId)
	if (!connection || connection.removedAtMs !== undefined) return removedReason
	if (connection.readOnly) return readOnlyReason(connection.name)
	const busy = state.operations.find(
		(operation) => operation.tokenId === token.id && operation.changesServer,
	)
	if (busy) return `Still ${busy.what} this token: wait for it, or stop it with esc.`
	if (token.ended) return 'This token is deleted already.'
	if (!token.hasValue) return 'The token itself was never received, so nothing can be done with it.'
	return undefined
}

/** Why a token cannot be chosen to be renewed by itself; one that is chosen can always be let go. */
export function offForAutoRefresh(
	state: State,
	token: Token | undefined = chosenToken(state),
): string | undefined {
	if (token?.autoRefresh) return undefined
	const reason = offForTokenOnServer(state, token)
	if (reason !== undefined || !token) return reason
	const isOver = tokenState(token, state.nowMs) === 'expired'
	return isOver ? 'This token has expired: it cannot be refreshed any more.' : undefined
}

/** The same, where the marked are meant when there are any: several are judged each on its own. */
export function offForMarkedOnServer(state: State): string | undefined {
	const only = onlyMarked(state)
	if (only) return offForTokenOnServer(state, only)
	return markedIds(state).length > 0 ? undefined : offForTokenOnServer(state)
}

/** Why there is no token to ask about, neither marked nor under the cursor. */
export function offForMarkedOrToken(state: State): string | undefined {
	return markedIds(state).length > 0 ? undefined : offForToken(state)
}

/** Why there is nothing to filter. */
export function offForFilter(state: State): string | undefined {
	const screen = topScreen(state)
	const hasRows = screen.name !== 'inspect' && (screen.filter || rowsHere(state, screen).count > 0)
	return hasRows ? undefined : 'There is nothing here to filter.'
}

/** Why there is no error to show. */
export function offWithoutFault(state: State): string | undefined {
	return state.lastFault ? undefined : 'There has been no error.'
}
