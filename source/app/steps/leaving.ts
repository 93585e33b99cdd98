import type { State } from '../state.ts'
import { withQuestion } from './opening.ts'
import { type Step, still, withFlash, withoutOverlay } from './step.ts'

/**
 * On the way out: whatever is under way is stopped, its outcome written down, and only then does
 * the program end.
 */
export function leaving(state: State, exitCode: number): Step {
	const operationIds = state.operations.map(({ id }) => id)
	return {
		state: { ...withoutOverlay(state), leaving: { exitCode } },
		effects: [
			{ kind: 'abort', operationIds },
			{ kind: 'leave', exitCode },
		],
	}
}

/** `q`: leaves, after a question when that could lose something. */
export function quitting(state: State): Step {
	const atWork = state.operations.some((each) => each.changesServer)
	const isSecretLost = state.madeSecrets.some(({ kept }) => kept === undefined)
	const loses = state.unsaved.length > 0 || isSecretLost || atWork
	return loses ? still(withQuestion(state, { action: 'quit' })) : leaving(state, 0)
}

/** How soon Ctrl-C must come again to leave, in milliseconds. */
const againMs = 2000

/** Ctrl-C: the first says what the second does, and changes nothing else. */
export function interrupted(state: State): Step {
	const { interruptedAtMs, nowMs } = state
	if (interruptedAtMs !== undefined && nowMs - interruptedAtMs < againMs) return leaving(state, 130)
	const text = 'Press Ctrl-C again to leave at once.'
	const hinted = withFlash(state, { level: 'note', text, forMs: againMs })
	return still({ ...hinted, interruptedAtMs: nowMs })
}
