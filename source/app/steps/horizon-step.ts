import { horizonSteps } from '../../model/horizon.ts'
import type { State } from '../state.ts'
import { withoutOverlay } from './step.ts'

/** The tokens of all connections that end over that step of the horizon, as a filtered list. */
export function openedStep(state: State, cursor: number): State {
	const filter = `ends:${horizonSteps[cursor] ?? 'hour'}`
	const below = withoutOverlay(state)
	return { ...below, screens: [...below.screens, { name: 'tokens', top: 0, filter }] }
}
