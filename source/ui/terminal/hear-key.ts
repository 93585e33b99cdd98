import { fieldOf } from '../../app/forms.ts'
import { scopeOf, takesText } from '../../app/keys/keys.ts'
import { type InputFlags, keysOfInput } from '../../app/keys/keys-of-input.ts'
import { press } from '../../app/keys/press.ts'
import type { Runtime } from '../../app/runtime.ts'
import type { State } from '../../app/state.ts'

/**
 * What a key means is asked at key time, with the state as it is then; printable keys are left to the
 * field that has the keyboard. Repeats of a held key stop where one of them handed the keyboard to
 * something else. Ctrl-Z is the terminal's own key and no row of the table: it is given to `stop`.
 */
export function hearKey(runtime: Runtime, input: string, key: InputFlags, stop: () => void): void {
	const keys = keysOfInput(input, key)
	if (keys[0] === 'ctrl+z') {
		stop()
		return
	}
	const isText = input !== '' && !key.return && !key.tab && !key.ctrl && !key.meta
	if (isText && fieldHasKeyboard(runtime.getState())) return
	const owner = keyboardOwner(runtime.getState())
	for (const each of keys) {
		const state = runtime.getState()
		if (keyboardOwner(state) !== owner) return
		const message = press(state, each)
		if (message) runtime.send(message)
	}
}

/** Whether printable keys are text for a field; a switch takes keys, not text. */
export function fieldHasKeyboard(state: State): boolean {
	if (!takesText(state)) return false
	const { overlay } = state
	return overlay?.kind !== 'form' || fieldOf(overlay.form, overlay.focus)?.kind !== 'switch'
}

/** Says whose the keyboard is: it is another's as soon as something opens, closes or goes back. */
export function keyboardOwner(state: State): string {
	return `${state.screens.length} ${state.overlay?.id ?? scopeOf(state)}`
}
