import type { Token } from '../../model/token.ts'
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

/** The one token that is marked, where it is the only one and can be seen; then it is as good as chosen. */
export function onlyMarked(state: State): Token | undefined {
	const [id, ...more] = markedIds(state)
	if (id === undefined || more.length > 0 || hiddenMarks(state) > 0) return undefined
	return state.history.tokens.get(id)
}

/** How many of the marked the filter, or another connection's list, keeps out of sight. */
export function hiddenMarks(state: State): number {
	const { places } = rowsHere(state)
	return markedIds(state).filter((id) => !places.has(id)).length
}
