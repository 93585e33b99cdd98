import { offForAutoRefresh, offForTokenOnServer } from '../keys/off.ts'
import type { ConfirmOverlay } from '../overlay.ts'
import type { State } from '../state.ts'
import { startBatch } from './batch.ts'
import { clearingBlockList } from './block-list-step.ts'
import { choosingAutoRefresh } from './choosing-auto-refresh.ts'
import { leaving } from './leaving.ts'
import { droppingSecret } from './managing-secrets.ts'
import { withQuestion } from './opening.ts'
import { begin, type Step, still, withNote, withoutOverlay } from './step.ts'

/**
 * *Yes* to what lies over the screen. A question that was not drawn yet is not answered, and one
 * that wants a name typed only by that name.
 */
export function answeringYes(state: State): Step {
	const { overlay } = state
	if (!overlay?.drawn) return still(state)
	if (overlay.kind === 'unsaved') return still(withQuestion(state, { action: 'let-go', index: 0 }))
	if (overlay.kind !== 'confirm') return still(state)
	if (overlay.wanted !== undefined && overlay.typed.trim() !== overlay.wanted) {
		return still(withNote(state, `Type ${overlay.wanted} to go on, or esc to leave it.`))
	}
	return confirmed(withoutOverlay(state), overlay)
}

function confirmed(state: State, asked: ConfirmOverlay): Step {
	const { about } = asked
	switch (about.action) {
		case 'delete-token':
		case 'mark-gone': {
			const { tokenId, connectionId } = about
			const reason = offForTokenOnServer(state, state.history.tokens.get(tokenId))
			if (reason !== undefined) return still(withNote(state, reason))
			return begin(
				state,
				{ what: 'deleting', tokenId, connectionId, changesServer: true, asked },
				(operation) => ({
					kind: 'delete',
					operation,
					tokenId,
					skipMissing: about.action === 'mark-gone',
				}),
			)
		}
		case 'auto-refresh': {
			const token = state.history.tokens.get(about.tokenId)
			const reason = offForAutoRefresh(state, token)
			if (!token || reason !== undefined) return still(withNote(state, reason ?? ''))
			return choosingAutoRefresh(state, token, true)
		}
		case 'drop-secret':
			return droppingSecret(state, about, asked)
		case 'clear-block-list':
			return clearingBlockList(state, about.connectionId, asked)
		case 'import-connections':
			return begin(state, { what: 'saving', changesServer: false }, (operation) => ({
				kind: 'import-connections',
				operation,
			}))
		case 'delete-marked':
			return startBatch(state, { what: 'deleting' }, about.tokenIds)
		case 'remove-connection': {
			const { connectionId } = about
			const busy = state.operations.some(
				(each) => each.connectionId === connectionId && each.changesServer,
			)
			if (busy)
				return still(withNote(state, 'Something is still under way there; wait for it to end.'))
			return begin(state, { what: 'saving', connectionId, changesServer: false }, (operation) => ({
				kind: 'remove-connection',
				operation,
				connectionId,
			}))
		}
		case 'quit':
			return leaving(state, 0)
		case 'let-go':
			return still({ ...state, unsaved: state.unsaved.filter((_, index) => index !== about.index) })
	}
}
