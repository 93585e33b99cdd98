import { type State, topScreen } from '../state.ts'
import { rowsHere } from './chosen.ts'

/** The marked tokens that are still in the history, in its order; marks of what is gone count no more. */
export function markedIds(state: State): readonly string[] {
	if (topScreen(state).name !== 'tokens') return []
	return [...state.marked].filter((id) => {
		const token = state.history.tokens.get(id)
		return token !== undefined && !token.ended
	})
}

/** How many of the marked the filter, or another connection's list, keeps out of sight. */
export function hiddenMarks(state: State): number {
	const { places } = rowsHere(state)
	return markedIds(state).filter((id) => !places.has(id)).length
}
