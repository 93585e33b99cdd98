import type { Effect } from '../effects/effect.ts'
import type { MadeSecret, Operation, State } from '../state.ts'
import { withOverlay } from './opening.ts'
import { begin, type Step, still, withNote, withoutOverlay } from './step.ts'

/** What is done with a secret that was just made, while it can still be seen. */
export type MadeSecretMessage =
	| { readonly kind: 'keep-secret'; readonly how: 'copied' | 'stored' }
	| { readonly kind: 'let-secret-go' }

/** The secret that is shown now: the first of those that were made. */
export function shownSecret(state: State): MadeSecret | undefined {
	return state.madeSecrets[0]
}

/** Why the new secret is not to be closed yet: it is kept nowhere, and no server shows it again. */
export function offForClosingSecret(state: State): string | undefined {
	return shownSecret(state)?.kept === undefined
		? 'It is shown only now: y copies it, s stores it in the connection, L lets it go.'
		: undefined
}

/** Copying, storing and letting go of a new secret. */
export function keepingSecret(state: State, message: MadeSecretMessage): Step {
	const { overlay } = state
	const secret = shownSecret(state)
	if (overlay?.kind !== 'made-secret' || !overlay.drawn || !secret) return still(state)
	if (message.kind === 'let-secret-go') {
		const rest = { ...withoutOverlay(state), madeSecrets: state.madeSecrets.slice(1) }
		return still(rest.madeSecrets.length > 0 ? withOverlay(rest, { kind: 'made-secret' }) : rest)
	}
	const { alias, value, connectionId } = secret
	const isBusy = state.operations.some(({ what }) => what === 'saving')
	if (isBusy) return still(withNote(state, 'That is under way already.'))
	const effect = (operation: Operation): Effect => ({
		kind: message.how === 'copied' ? 'copy-secret' : 'store-secret',
		operation,
		connectionId,
		alias,
		value,
	})
	return begin(state, { what: 'saving', connectionId, changesServer: false }, effect)
}

/** The state with a secret that was just made over its screen, or waiting until there is room for it. */
export function withMadeSecret(state: State, secret: MadeSecret): State {
	const next = { ...state, madeSecrets: [...state.madeSecrets, secret] }
	return next.overlay ? next : withOverlay(next, { kind: 'made-secret' })
}

/** The state with that secret known to be kept. */
export function withKeptSecret(
	state: State,
	{ value, how }: { readonly value: string; readonly how: 'copied' | 'stored' },
): State {
	const madeSecrets = state.madeSecrets.map((each) =>
		each.value === value ? { ...each, kept: how } : each,
	)
	return { ...state, madeSecrets }
}
