import { type State, topScreen } from '../state.ts'
import type { Scope } from './binding.ts'
import { keyText } from './key-text.ts'

/**
 * The key of an action as sentences name it, on the screen that is shown or on another; where it has none, what
 * the palette finds it by.
 */
export function keyFor(state: State, id: string, scope: Scope = topScreen(state).name): string {
	const row = state.keyTable.find((each) => each.scope === scope && each.id === id)
	const [key] = row?.keys ?? []
	return key === undefined ? `: ${id}` : keyText(key)
}
