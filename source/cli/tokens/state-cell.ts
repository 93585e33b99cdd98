import type { TokenState } from '../../model/token-state.ts'
import type { Tone } from '../paint.ts'

const symbols = {
	live: ['●', 'good'],
	expiring: ['◐', 'warning'],
	unknown: ['?', 'warning'],
	expired: ['○', 'dim'],
	deleted: ['×', 'dim'],
} as const satisfies Record<TokenState, readonly [string, Tone]>

/** A state as a symbol and a word, and the tone that goes with them. */
export function stateCell(state: TokenState): { readonly text: string; readonly tone: Tone } {
	const [symbol, tone] = symbols[state]
	return { text: `${symbol} ${state}`, tone }
}
