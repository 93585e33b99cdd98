import type { Token } from '../../model/token.ts'
import { chosenToken } from '../lists/chosen.ts'
import type { State } from '../state.ts'
import { withQuestion } from './opening.ts'
import { begin, type Step, still } from './step.ts'

/**
 * Chooses the token to be refreshed by itself, or no more. From then on requests go out with nobody pressing a
 * key: on a production connection its name must be typed before.
 */
export function askingAutoRefresh(state: State): Step {
	const token = chosenToken(state)
	if (!token) return still(state)
	const { id: tokenId, connectionId } = token
	const connection = state.history.connections.get(connectionId)
	if (token.autoRefresh || !connection?.production) {
		return choosingAutoRefresh(state, token, !token.autoRefresh)
	}
	return still(
		withQuestion(state, { action: 'auto-refresh', tokenId, connectionId }, connection.name),
	)
}

/** Writes down that a token is to be renewed by itself, or no more. */
export function choosingAutoRefresh(state: State, { id: tokenId }: Token, on: boolean): Step {
	return begin(state, { what: 'saving', tokenId, changesServer: false }, (operation) => ({
		kind: 'auto-refresh',
		operation,
		tokenId,
		on,
	}))
}
