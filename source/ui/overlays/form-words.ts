import { type FormField, forms } from '../../app/forms.ts'
import type { FormOverlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { shortInstant } from '../../model/instant-text.ts'
import { parseLifetime } from '../../model/lifetime.ts'
import { renewal } from '../../model/protocol.ts'
import { endText, leftText } from '../screens/token-words.ts'

/** What stands around a form's fields: its title, and what the user should know while filling it in. */
export type FormWords = {
	readonly title: string
	readonly about: readonly string[]
	/** The word for finishing it. */
	readonly submit: string
}

/** The words of the form that lies over the screen, as they are with what is typed so far. */
export function formWords(state: State, overlay: FormOverlay): FormWords {
	const { form, connectionId, tokenId, asCurrent } = overlay
	const connection =
		connectionId === undefined ? undefined : state.history.connections.get(connectionId)
	const token = tokenId === undefined ? undefined : state.history.tokens.get(tokenId)
	const name = connection?.name ?? 'a connection that is gone'
	const masked = token?.masked ?? 'the token'
	const { submit } = forms[form]
	switch (form) {
		case 'issue': {
			const typed = overlay.values.graph
			const named = typeof typed === 'string' ? typed.trim() : (connection?.graph ?? '')
			const isForAll = named === '' && overlay.values.allGraphs === true
			const graph = isForAll ? ', all graphs' : named === '' ? '' : `, graph ${named}`
			return { title: `Issue a token on ${name}${graph}`, about: newEnd(state, overlay), submit }
		}
		case 'refresh': {
			const dialect = state.history.servers.get(connectionId ?? '')?.facts?.dialect
			if (overlay.tokenIds) {
				return {
					title: `Refresh ${overlay.tokenIds.length} marked tokens`,
					about: [
						...newEnd(state, overlay),
						'Those on TigerGraph 4.x are rotated: new tokens take their places.',
					],
					submit,
				}
			}
			const isRotation = renewal(dialect) === 'rotate'
			const { nowMs } = state
			return {
				title: `${isRotation ? 'Rotate' : 'Refresh'} ${masked} on ${name}`,
				about: [
					...(asCurrent ? [`No token was chosen: this is the current one of ${name}.`] : []),
					...(token?.label ? [`label ${token.label}`] : []),
					...(token ? [`old end: ${endText(token, nowMs)} (${leftText(token, nowMs)})`] : []),
					...newEnd(state, overlay),
					...(isRotation ? rotationWords : []),
				],
				submit: isRotation ? 'rotate' : submit,
			}
		}
		case 'import':
			return {
				title: `Import a token into ${name}`,
				about: [
					'A token that was issued elsewhere, to be watched, refreshed and deleted from here.',
				],
				submit,
			}
		case 'export': {
			const count = overlay.tokenIds?.length ?? 0
			return {
				title: `Write ${count} token${count === 1 ? '' : 's'} into a file`,
				about: ['With all that befell them, and their connections; secrets and passwords never.'],
				submit,
			}
		}
		case 'label':
			return { title: `Label ${masked}`, about: [], submit }
		case 'secret':
			return {
				title: `Make a secret on ${name}`,
				about: ['The server makes it and shows it once. Programs ask for tokens with it.'],
				submit,
			}
		case 'connection':
			return { title: connection ? `Edit ${name}` : 'Add a connection', about: [], submit }
	}
}

const rotationWords = [
	'TigerGraph 4.x cannot refresh a token. It is rotated: a new one is issued, then this one is deleted. Programs must be given the new one.',
]

/** The instant a lifetime typed so far leads to, counted from now and never from the old end. */
function newEnd(state: State, { values }: FormOverlay): readonly string[] {
	const typed = values.lifetime
	const lifetime = parseLifetime(typeof typed === 'string' ? typed : '')
	if (!lifetime.ok) return ['new end: now + lifetime']
	const endMs = state.nowMs + lifetime.value * 1000
	return [`new end: ${shortInstant(endMs, state.nowMs)} (now + lifetime)`]
}

const switchWords: Readonly<Record<string, string>> = {
	allGraphs: 'good for every graph of the server',
	withTokens: 'whoever can read the file can use them',
	makeCurrent: 'the one used when no token is named',
	production: 'deleting asks for its name to be typed',
	readOnly: 'nothing is issued, refreshed or deleted there',
	insecure: 'the server’s certificate is NOT verified',
}

/** What a switch does, in a few words behind it. */
export function switchText(field: FormField): string {
	return switchWords[field.name] ?? ''
}

/** The dim words in an empty field; of a stored secret only that there is one. */
export function placeholderOf(
	state: State,
	overlay: FormOverlay,
	field: FormField,
): string | undefined {
	if (overlay.form !== 'connection' || overlay.connectionId === undefined) return field.placeholder
	const connection = state.history.connections.get(overlay.connectionId)
	const isStored =
		(field.name === 'secret' && connection?.hasSecret) ||
		(field.name === 'password' && connection?.hasPassword)
	return isStored ? 'stored; type to replace' : field.placeholder
}
