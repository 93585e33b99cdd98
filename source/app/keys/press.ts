import type { Message } from '../message.ts'
import type { State } from '../state.ts'
import { scopeOf } from './keys.ts'

/**
 * What a pressed key means now, or undefined when it means nothing here. Asked at key time with the
 * state as it is then; nothing falls through an overlay but the keys that work everywhere. A key
 * that is off answers with its reason.
 */
export function press(state: State, key: string): Message | undefined {
	const scope = scopeOf(state)
	const binding = state.keyTable.find(
		(each) => (each.scope === scope || each.scope === 'everywhere') && each.keys.includes(key),
	)
	if (!binding) return undefined
	const reason = binding.off?.(state)
	if (reason === undefined) return binding.messageOf?.(key) ?? binding.message
	return { kind: 'refused-key', reason }
}
