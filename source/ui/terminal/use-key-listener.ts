import { useApp, useInput } from 'ink'
import { fieldOf } from '../../app/forms.ts'
import { scopeOf, takesText } from '../../app/keys/keys.ts'
import { keysOfInput } from '../../app/keys/keys-of-input.ts'
import { press } from '../../app/keys/press.ts'
import type { Runtime } from '../../app/runtime.ts'
import type { State } from '../../app/state.ts'

/**
 * The one listener to the keyboard. It asks at key time what a key means, with the state as it is
 * then; printable keys are left to the field that has the keyboard. Repeats of a held key stop where
 * one of them handed the keyboard to something else. Ctrl-Z is the terminal's own key and no row of
 * the table.
 */
export function useKeyListener(runtime: Runtime, stopProcess?: () => Promise<void>): void {
	const { suspendTerminal } = useApp()
	useInput((input, key) => {
		const keys = keysOfInput(input, key)
		if (keys[0] === 'ctrl+z') {
			if (stopProcess) void suspendTerminal(stopProcess)
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
	})
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
