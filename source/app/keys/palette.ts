import { type State, topScreen } from '../state.ts'
import type { Binding, Scope } from './binding.ts'
import { keysOf, scopeOf } from './keys.ts'

/** The actions of the screen below the palette that match what is typed, the best first. */
export function paletteActions(state: State, typed: string): readonly Binding[] {
	const scored = keysOf(state.keyTable, scopeBelow(state))
		.filter(({ message, messageOf }) => {
			return message.kind !== 'show-palette' && message.kind !== 'move' && !messageOf
		})
		.map((binding) => ({ binding, score: scoreOf(typed, binding) }))
		.filter(({ score }) => score !== undefined)
	scored.sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
	return scored.map(({ binding }) => binding)
}

function scopeBelow(state: State): Scope {
	const { overlay: _, ...below } = state
	return state.overlay ? scopeOf(below) : topScreen(state).name
}

/** How far apart the typed letters stand in the action's words; undefined when one is missing. */
function scoreOf(typed: string, { hint, help }: Binding): number | undefined {
	const text = `${hint} ${help}`.toLowerCase()
	const wanted = typed.toLowerCase().replace(/\s+/g, '')
	if (text.includes(typed.toLowerCase().trim()))
		return text.indexOf(typed.toLowerCase().trim()) / 1000
	let at = -1
	let gaps = 1
	for (const letter of wanted) {
		const next = text.indexOf(letter, at + 1)
		if (next < 0) return undefined
		gaps += at < 0 ? 0 : next - at - 1
		at = next
	}
	return gaps
}
