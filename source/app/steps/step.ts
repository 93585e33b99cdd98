import type { Fault } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import type { Effect } from '../effects/effect.ts'
import type { Flash, Operation, Screen, State } from '../state.ts'

/** The next state, and what is to be done outside it. */
export type Step = { readonly state: State; readonly effects: readonly Effect[] }

/** A step that does nothing outside the state. */
export function still(state: State): Step {
	return { state, effects: [] }
}

/** Begins an operation: it is in the state until its one `ended` message arrives. */
export function begin(
	state: State,
	about: Omit<Operation, 'id'>,
	effect: (operation: Operation) => Effect,
): Step {
	const operation: Operation = { id: state.nextNumber, ...about }
	return {
		state: {
			...state,
			nextNumber: state.nextNumber + 1,
			operations: [...state.operations, operation],
		},
		effects: [effect(operation)],
	}
}

/** How many sentences are kept to be read again. */
const mostSaid = 200

/** Says something at the foot of the screen; it can be read again later. */
export function withFlash(state: State, flash: Omit<Flash, 'atMs'>): State {
	const said: Flash = { ...flash, atMs: state.nowMs }
	return { ...state, flash: said, said: [...state.said, said].slice(-mostSaid) }
}

/** A note at the foot of the screen. */
export function withNote(state: State, text: string): State {
	return withFlash(state, { level: 'note', text })
}

/** A fault as it is said at the foot of the screen. */
export function flashOfFault(fault: Fault): Omit<Flash, 'atMs'> {
	const { message, next } = faultText(fault)
	return { level: 'fault', text: message, next }
}

/** The state with another screen on top of the stack in place of the one that is there. */
export function withTop(state: State, screen: Screen): State {
	return { ...state, screens: [...state.screens.slice(0, -1), screen] }
}

/** The state without its overlay. */
export function withoutOverlay(state: State): State {
	const { overlay: _, ...rest } = state
	return rest
}
