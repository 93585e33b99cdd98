import { keyFor } from '../keys/key-for.ts'
import { cursorId, cursorIndex, rowIds } from '../lists/chosen.ts'
import type { MarkMessage } from '../message.ts'
import { type State, topScreen } from '../state.ts'
import { moving } from './moving.ts'
import { type Step, still, withNote } from './step.ts'

/** Marking tokens, to do the same with many of them. */
export function marking(state: State, message: MarkMessage): Step {
	const id = topScreen(state).name === 'tokens' ? cursorId(state) : undefined
	switch (message.kind) {
		case 'mark': {
			if (id === undefined) return still(state)
			const marked = new Set(state.marked)
			if (!marked.delete(id)) marked.add(id)
			// The cursor goes on, so that a held Space marks row after row.
			return moving({ ...state, marked, markedFrom: id }, { kind: 'move', by: 1 })
		}
		case 'mark-range': {
			const ids = rowIds(state)
			const from = state.markedFrom === undefined ? -1 : ids.indexOf(state.markedFrom)
			const to = cursorIndex(state)
			const range = ids.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)
			return still({ ...state, marked: new Set([...state.marked, ...range]) })
		}
		case 'mark-these': {
			const marked = new Set(message.tokenIds)
			const text =
				marked.size === 0
					? 'There is none of those here.'
					: `${marked.size} marked: ${keyFor(state, 'delete', 'tokens')} deletes them, after a question.`
			return still(withNote({ ...state, marked }, text))
		}
		case 'unmark':
			return still(withoutMarks(state))
	}
}

/** The state with nothing marked. */
export function withoutMarks(state: State): State {
	const { markedFrom: _, ...rest } = state
	return { ...rest, marked: new Set() }
}

/** The state with that token no longer marked: what it was marked for is done. */
export function withoutMark(state: State, tokenId: string): State {
	if (!state.marked.has(tokenId)) return state
	const marked = new Set(state.marked)
	marked.delete(tokenId)
	return { ...state, marked }
}
