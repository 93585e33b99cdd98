import type { Connection } from '../../model/connection.ts'
import { faultText } from '../../model/fault-text.ts'
import type { SecretEntry } from '../../work/ports.ts'
import { secretsFault } from '../../work/secrets-access.ts'
import { type TokensOfSecret, tokensOfSecret } from '../../work/tokens-of-secret.ts'
import { keyFor } from '../keys/key-for.ts'
import { offForConnection } from '../keys/off.ts'
import { chosenConnection, cursorId } from '../lists/chosen.ts'
import type { End } from '../message.ts'
import type { ConfirmAbout, ConfirmOverlay } from '../overlay.ts'
import { type Screen, type SecretsScreen, type State, topScreen } from '../state.ts'
import { withKeptSecret, withMadeSecret } from './made-secret.ts'
import { withOverlay, withQuestion } from './opening.ts'
import { begin, type Step, still, withNote } from './step.ts'

/** What is done on the secrets screen, and how one gets there. */
export type SecretsMessage =
	| { readonly kind: 'open-secrets' }
	| { readonly kind: 'list-secrets' }
	| { readonly kind: 'create-secret' }
	| { readonly kind: 'drop-secret' }

/** The secret under the cursor. */
export function chosenSecret(state: State): SecretEntry | undefined {
	const screen = topScreen(state)
	if (screen.name !== 'secrets') return undefined
	const alias = cursorId(state, screen)
	return screen.secrets?.find((entry) => entry.alias === alias)
}

/** The tokens that hang on a secret, by what the history knows now. */
export function tokensHanging(
	state: State,
	connection: Connection,
	entry: Pick<SecretEntry, 'alias' | 'isStored'>,
): TokensOfSecret {
	return tokensOfSecret(state.history, connection, entry, state.nowMs)
}

/** Why the secrets of the chosen connection cannot be looked at. */
export function offForSecrets(state: State): string | undefined {
	return reason(state, 'look')
}

/** Why no secret can be made there. */
export function offForMakingSecret(state: State): string | undefined {
	return reason(state, 'change')
}

/** Why there is no secret to drop. */
export function offForDroppingSecret(state: State): string | undefined {
	const off = reason(state, 'change')
	if (off !== undefined || chosenSecret(state)) return off
	return `There is no secret here: ${keyFor(state, 'make', 'secrets')} makes one.`
}

function reason(state: State, change: 'look' | 'change'): string | undefined {
	const connection = chosenConnection(state)
	if (!connection) return offForConnection(state)
	const fault = secretsFault(connection, change)
	return fault && faultText(fault).message
}

/** Opening the secrets screen, and what is done there. */
export function managingSecrets(state: State, message: SecretsMessage): Step {
	const connection = chosenConnection(state)
	if (!connection) return still(state)
	switch (message.kind) {
		case 'open-secrets': {
			const screen: SecretsScreen = { name: 'secrets', connectionId: connection.id, top: 0 }
			return listing({ ...state, screens: [...state.screens, screen] }, connection.id)
		}
		case 'list-secrets':
			return listing(state, connection.id)
		case 'create-secret':
			return still(
				withOverlay(state, {
					kind: 'form',
					form: 'secret',
					values: { alias: '' },
					focus: 'alias',
					faults: {},
					connectionId: connection.id,
				}),
			)
		case 'drop-secret': {
			const entry = chosenSecret(state)
			if (!entry) return still(state)
			const about = { action: 'drop-secret', connectionId: connection.id, entry } as const
			return still(withQuestion(state, about, connection.production ? connection.name : undefined))
		}
	}
}

/** Asks the server for the list. */
export function listing(state: State, connectionId: string): Step {
	const already = state.operations.some(
		(each) => each.what === 'listing secrets' && each.connectionId === connectionId,
	)
	if (already) return still(state)
	const about = { what: 'listing secrets', connectionId, changesServer: false } as const
	return begin(state, about, (operation) => ({ kind: 'list-secrets', operation, connectionId }))
}

/** Drops the secret that was asked about, unless something is under way there. */
export function droppingSecret(
	state: State,
	{ connectionId, entry }: Extract<ConfirmAbout, { action: 'drop-secret' }>,
	asked: ConfirmOverlay,
): Step {
	if (state.operations.some((each) => each.what === 'dropping the secret')) {
		return still(withNote(state, 'That is under way already.'))
	}
	const about = {
		what: 'dropping the secret',
		connectionId,
		changesServer: true,
		asked,
	} as const
	return begin(state, about, (operation) => ({
		kind: 'drop-secret',
		operation,
		connectionId,
		entry,
	}))
}

/** What the end of an operation means for secrets: a new list, a new secret, one that is kept. */
export function withSecretsEnded(state: State, end: End): State {
	let next = state
	if (end.secrets) next = withList(next, end.secrets)
	if (end.madeSecret) next = withMadeSecret(next, end.madeSecret)
	if (end.keptSecret) next = withKeptSecret(next, end.keptSecret)
	return next
}

function withList(state: State, { connectionId, entries }: NonNullable<End['secrets']>): State {
	const screens = state.screens.map(
		(screen): Screen =>
			screen.name === 'secrets' && screen.connectionId === connectionId
				? { ...screen, secrets: entries }
				: screen,
	)
	return { ...state, screens }
}
