import type { Effect } from '../effects/effect.ts'
import { chosenConnection, chosenToken } from '../lists/chosen.ts'
import { markedIds } from '../lists/marks.ts'
import type { ActMessage } from '../message.ts'
import type { Operation, State } from '../state.ts'
import { startBatch } from './batch.ts'
import { interrupted, leaving, quitting } from './leaving.ts'
import { testing } from './looking.ts'
import type { MadeSecretMessage } from './made-secret.ts'
import type { SecretsMessage } from './managing-secrets.ts'
import { begin, type Step, still, withNote } from './step.ts'
import { waiting } from './waking.ts'

/** What is done at once, with no question before it. */
export function acting(
	state: State,
	message: Exclude<ActMessage, SecretsMessage | MadeSecretMessage>,
): Step {
	switch (message.kind) {
		case 'make-current':
			return onToken(state, 'saving', (operation, tokenId) => ({
				kind: 'make-current',
				operation,
				tokenId,
			}))
		case 'check':
			if (markedIds(state).length > 0) {
				return startBatch(state, { what: 'checking' }, markedIds(state))
			}
			return onToken(state, 'checking', (operation, tokenId) => ({
				kind: 'check',
				operation,
				tokenId,
			}))
		case 'reveal':
			return onToken(state, 'reading', (operation, tokenId) => ({
				kind: 'show',
				operation,
				tokenId,
			}))
		case 'copy':
		case 'copy-as': {
			const form = message.kind === 'copy' ? 'token' : message.form
			return onToken(state, 'reading', (operation, tokenId) => ({
				kind: 'copy',
				operation,
				tokenId,
				form,
			}))
		}
		case 'look': {
			const connection = chosenConnection(state)
			return connection ? testing(state, connection.id) : still(state)
		}
		case 'wait-awake':
			return waiting(state)
		case 'quit':
			return quitting(state)
		case 'interrupt':
			return interrupted(state)
		case 'end':
			return leaving(state, 130)
		case 'refused-key':
			return still(withNote(state, message.reason))
	}
}

function onToken(
	state: State,
	what: Operation['what'],
	effect: (operation: Operation, tokenId: string) => Effect,
): Step {
	const token = chosenToken(state)
	if (!token) return still(state)
	const { id: tokenId, connectionId } = token
	const same = state.operations.some((each) => each.tokenId === tokenId && each.what === what)
	if (same) return still(withNote(state, 'That is under way already.'))
	return begin(state, { what, tokenId, connectionId, changesServer: false }, (operation) =>
		effect(operation, tokenId),
	)
}
