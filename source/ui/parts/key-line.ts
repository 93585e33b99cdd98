import { keyFor } from '../../app/keys/key-for.ts'
import type { State } from '../../app/state.ts'
import type { Line } from './line.ts'

/** A line that says what a key of this screen does, where there is nothing else to see. */
export function keyLine(state: State, id: string, does: string): Line {
	return [{ text: ` ${keyFor(state, id)} `, tone: 'accent' }, { text: ` ${does}` }]
}
