import { paletteActions } from './keys/palette.ts'
import type { Message } from './message.ts'
import type { ChoiceOverlay, PaletteOverlay } from './overlay.ts'
import type { State } from './state.ts'
import { acting } from './steps/acting.ts'
import { answeringYes } from './steps/answering.ts'
import { isUnderWay, stopBatch } from './steps/batch.ts'
import { choicesOf } from './steps/choices.ts'
import { askingAutoRefresh } from './steps/choosing-auto-refresh.ts'
import { finding } from './steps/finding.ts'
import { forming } from './steps/forming.ts'
import { happening } from './steps/happening.ts'
import { openedStep } from './steps/horizon-step.ts'
import { keepingSecret } from './steps/made-secret.ts'
import { managingSecrets } from './steps/managing-secrets.ts'
import { marking } from './steps/marking.ts'
import { moving } from './steps/moving.ts'
import { opening } from './steps/opening.ts'
import { type Step, still, withNote, withoutOverlay } from './steps/step.ts'
import { askedAgain } from './steps/waking.ts'

/**
 * The next state, and the effects to run, for anything that can happen. Pure. On the way out only
 * the ends of operations and the history still count.
 */
export function update(state: State, message: Message): Step {
	if (state.leaving && message.kind !== 'ended' && message.kind !== 'history-changed') {
		return still(state)
	}
	switch (message.kind) {
		case 'move':
		case 'page':
		case 'jump':
		case 'open':
		case 'open-all-tokens':
		case 'go-to-connection':
		case 'switch-all':
		case 'back':
			return moving(state, message)
		case 'mark':
		case 'mark-range':
		case 'unmark':
		case 'mark-these':
			return marking(state, message)
		case 'filter':
		case 'filter-typed':
		case 'filter-done':
		case 'filter-cleared':
		case 'sort-next':
		case 'sort-turned':
			return finding(state, message)
		case 'ask-issue':
		case 'ask-refresh':
		case 'ask-delete':
		case 'ask-import':
		case 'ask-label':
		case 'ask-export':
		case 'ask-add-connection':
		case 'ask-edit-connection':
		case 'ask-import-connections':
		case 'ask-remove-connection':
		case 'ask-clear-block-list':
		case 'show-help':
		case 'show-fault':
		case 'show-unsaved':
		case 'show-said':
		case 'show-palette':
		case 'show-batch':
		case 'show-choices':
		case 'show-horizon':
		case 'show-activity':
		case 'show-block-list':
			return opening(state, message)
		case 'ask-auto-refresh':
			return askingAutoRefresh(state)
		case 'open-secrets':
		case 'list-secrets':
		case 'create-secret':
		case 'drop-secret':
			return managingSecrets(state, message)
		case 'keep-secret':
		case 'let-secret-go':
			return keepingSecret(state, message)
		case 'field-changed':
		case 'field-switched':
		case 'field-left':
		case 'submit':
		case 'test-form':
		case 'leave-form':
			return forming(state, message)
		case 'drawn':
			return still(drawn(state, message.overlayId))
		case 'typed':
			return still(withTyped(state, message.text))
		case 'close-overlay':
			return closed(state)
		case 'hide-batch':
			return still(withoutOverlay(state))
		case 'answer-yes':
			return answered(state)
		case 'started':
		case 'ticked':
		case 'resized':
		case 'history-changed':
		case 'examined':
		case 'looked-at-waking':
		case 'requested':
		case 'auto-refreshed':
		case 'ended':
			return happening(state, message)
		default:
			return acting(state, message)
	}
}

/** Closing what shows work under way stops it: a batch after the one in flight, a test at once. */
function closed(state: State): Step {
	const { overlay, batch } = state
	if (overlay?.kind === 'batch' && batch && isUnderWay(batch) && !batch.stopped) {
		return still(stopBatch(state))
	}
	const below = withoutOverlay(state)
	const isStopped = overlay?.kind === 'examination' || overlay?.kind === 'waking'
	if (!isStopped) return still(below)
	return { state: below, effects: [{ kind: 'abort', operationIds: [overlay.operationId] }] }
}

function answered(state: State): Step {
	const { overlay } = state
	if (overlay?.kind === 'palette') return ran(state, overlay)
	if (overlay?.kind === 'choice') return chose(state, overlay)
	if (overlay?.kind === 'waking') return askedAgain(state, overlay)
	return overlay?.kind === 'horizon'
		? still(openedStep(state, overlay.cursor))
		: answeringYes(state)
}

/** Does what the cursor of a menu is on. */
function chose(state: State, { menu, cursor }: ChoiceOverlay): Step {
	const choice = choicesOf(state, menu)[cursor]
	const below = withoutOverlay(state)
	return choice ? update(below, choice.message) : still(below)
}

function withTyped(state: State, text: string): State {
	const { overlay } = state
	if (overlay?.kind === 'confirm') return { ...state, overlay: { ...overlay, typed: text } }
	if (overlay?.kind !== 'palette') return state
	return { ...state, overlay: { ...overlay, typed: text, cursor: 0 } }
}

/** Does what the palette's cursor is on, or says why it cannot be done now. */
function ran(state: State, { typed, cursor }: PaletteOverlay): Step {
	const action = paletteActions(state, typed)[cursor]
	const below = withoutOverlay(state)
	if (!action) return still(below)
	const reason = action.off?.(below)
	return reason === undefined ? update(below, action.message) : still(withNote(below, reason))
}

function drawn(state: State, overlayId: number): State {
	return state.overlay?.id === overlayId && !state.overlay.drawn
		? { ...state, overlay: { ...state.overlay, drawn: true } }
		: state
}
