import type { Message } from '../../app/message.ts'
import type { ConfirmOverlay, Overlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { messageOf, overlayActions } from './actions.ts'
import { helpLines } from './help-lines.ts'
import type { Menu } from './menu.ts'
import { onForm } from './on-form.ts'
import type { Reply } from './reply.ts'

/** What a line means that was typed while something lies over the screen; nothing reaches what is below. */
export function onOverlay(state: State, overlay: Overlay, menu: Menu, line: string): Reply {
	if (overlay.kind === 'form') return onForm(state, overlay, menu, line)
	if (overlay.kind === 'confirm') return answered(overlay, line)
	const typed = line.trim()
	if (typed === '') return { tell: true }
	if (typed === '?') return { say: helpLines }
	if (typed === 'q') return { send: [{ kind: 'quit' }] }
	if (typed === 'b' || typed === 'esc') return { send: [closing(state, overlay)] }
	const number = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
	if (overlay.kind === 'choice' || overlay.kind === 'horizon') {
		if (number < 1) return unclear
		return { send: [{ kind: 'move', by: number - 1 - overlay.cursor }, { kind: 'answer-yes' }] }
	}
	// What goes on by itself has no numbers: one that was meant for something else must not stop it.
	if (overlay.kind === 'batch' || overlay.kind === 'examination') return unclear
	const actions = overlayActions(state)
	const action = actions[number - 1] ?? actions.find(({ keys }) => keys.includes(typed))
	return action ? { send: [(next) => messageOf(next, action)] } : unclear
}

const unclear: Reply = { say: ['That is none of the choices; Enter says them, b leaves.'] }

/** *Yes* only by the word, or by the very name where that is wanted; anything short of it changes nothing. */
function answered({ wanted }: ConfirmOverlay, line: string): Reply {
	const typed = line.trim()
	if (wanted === undefined) {
		return /^(?:y|yes)$/i.test(typed) ? { send: [{ kind: 'answer-yes' }] } : left
	}
	if (typed !== wanted && /^(?:|b|n|no|esc|q)$/i.test(typed)) return left
	return { send: [{ kind: 'typed', text: typed }, { kind: 'answer-yes' }] }
}

const left: Reply = { say: ['No: everything is left as it is.'], send: [{ kind: 'close-overlay' }] }

/** What leaves this overlay, or the reason why it cannot be left yet. */
function closing(state: State, { kind }: Overlay): Message {
	const letGo = overlayActions(state).find(({ message }) => message.kind === 'let-secret-go')
	return kind === 'made-secret' && letGo ? messageOf(state, letGo) : { kind: 'close-overlay' }
}
