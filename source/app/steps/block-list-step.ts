import { faultText } from '../../model/fault-text.ts'
import type { Token } from '../../model/token.ts'
import { tokensToComeBack } from '../../work/clear-block-list.ts'
import { secretsFault } from '../../work/secrets-access.ts'
import { offForConnection } from '../keys/off.ts'
import { chosenConnection } from '../lists/chosen.ts'
import type { ConfirmOverlay } from '../overlay.ts'
import type { State } from '../state.ts'
import { begin, type Step, still, withNote } from './step.ts'

/** Why the chosen connection has no block list to look at. */
export function offForBlockList(state: State): string | undefined {
	const connection = chosenConnection(state)
	if (!connection) return offForConnection(state)
	const dialect = state.history.servers.get(connection.id)?.facts?.dialect
	return dialect === undefined || dialect === 'jwt'
		? undefined
		: faultText({ code: 'block-list-unsupported', connection: connection.name }).message
}

/** Why the block list that is looked at cannot be cleared. */
export function offForClearing({ overlay, history }: State): string | undefined {
	if (overlay?.kind !== 'block-list') return undefined
	const connection = history.connections.get(overlay.connectionId)
	const fault = connection && secretsFault(connection, 'change')
	return fault && faultText(fault).message
}

/** The deleted tokens that are valid again once that connection's block list is cleared. */
export function tokensComingBack(state: State, connectionId: string): readonly Token[] {
	const connection = state.history.connections.get(connectionId)
	return connection ? tokensToComeBack(state.history, connection, state.nowMs) : []
}

/** Clears it, unless that is under way. */
export function clearingBlockList(state: State, connectionId: string, asked: ConfirmOverlay): Step {
	if (state.operations.some(({ what }) => what === 'clearing the block list')) {
		return still(withNote(state, 'That is under way already.'))
	}
	const about = {
		what: 'clearing the block list',
		connectionId,
		changesServer: true,
		asked,
	} as const
	return begin(state, about, (operation) => ({ kind: 'clear-block-list', operation, connectionId }))
}
