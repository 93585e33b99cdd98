import type { State } from '../../app/state.ts'
import { shownSecret } from '../../app/steps/made-secret.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { chop } from '../parts/wrap-words.ts'

const keptWords = {
	copied: 'It is copied. Where it is kept now is up to you.',
	stored: 'It is stored as the connection’s own secret.',
} as const

/**
 * A secret that a server has just made, in the clear and without a frame, so that it can be selected
 * with the mouse. The only time it is shown.
 */
export function madeSecretLines(state: State): readonly Line[] {
	const secret = shownSecret(state)
	if (!secret) return []
	const room = state.columns - 1
	const { alias, connectionName, value, kept } = secret
	return [
		...wrapped(`The secret ${alias} of ${connectionName}`, room, 'plain', ' '),
		[],
		...chop(value, state.columns).map((part) => lineOf(part, 'warning')),
		[],
		...(kept === undefined
			? wrapped(
					'No server shows it again: copy it, or store it in the connection.',
					room,
					'warning',
					' ',
				)
			: wrapped(`${signs.done} ${keptWords[kept]}`, room, 'good', ' ')),
	]
}
