import type { State } from '../state.ts'
import { withOverlay } from './opening.ts'
import { begin, type Step, still, withNote } from './step.ts'

/** Looks at a connection's server in the background; the outcome is seen in its row only. */
export function looking(state: State, connectionId: string): Step {
	if (isLookedAt(state, connectionId)) return still(state)
	return begin(state, { what: 'looking', connectionId, changesServer: false }, (operation) => ({
		kind: 'look',
		operation,
		connectionId,
	}))
}

/** Tests the way to a connection's tokens step by step, seen over the screen. */
export function testing(state: State, connectionId: string): Step {
	if (isLookedAt(state, connectionId)) {
		return still(withNote(state, 'That server is being looked at already.'))
	}
	const operationId = state.nextNumber
	const step = begin(
		state,
		{ what: 'looking', connectionId, changesServer: false },
		(operation) => ({ kind: 'examine', operation, connectionId }),
	)
	const overlay = { kind: 'examination', connectionId, operationId, steps: [] } as const
	return { ...step, state: withOverlay(step.state, overlay) }
}

function isLookedAt({ operations }: State, connectionId: string): boolean {
	return operations.some((each) => each.what === 'looking' && each.connectionId === connectionId)
}
