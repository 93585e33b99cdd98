import type { Connection } from '../../model/connection.ts'
import { defaultLifetimeSeconds, printLifetime } from '../../model/lifetime.ts'
import { lifetimeWanted } from '../../model/lifetime-wanted.ts'
import type { Token } from '../../model/token.ts'
import type { FormName } from '../forms.ts'
import { issueValues } from '../issue-form.ts'
import { choseNone, chosenConnection, chosenToken, rowIds } from '../lists/chosen.ts'
import { hiddenMarks, markedIds, onlyMarked } from '../lists/marks.ts'
import type { OverlayMessage } from '../message.ts'
import type { ConfirmAbout, ConfirmOverlay, FormOverlay, FormValues, Overlay } from '../overlay.ts'
import type { State } from '../state.ts'
import { begin, type Step, still, withNote } from './step.ts'

/** The messages that put something over the screen. */
export type OpeningMessage = Exclude<
	Extract<OverlayMessage, { kind: `ask-${string}` | `show-${string}` }>,
	{ kind: 'ask-auto-refresh' }
>

/** Opens a form, a question or a page over the screen, with its targets captured now. */
export function opening(state: State, message: OpeningMessage): Step {
	const connection = chosenConnection(state)
	const token = chosenToken(state)
	switch (message.kind) {
		case 'ask-issue':
			return still(connection ? issueForm(state, connection) : state)
		case 'ask-import':
			return still(connection ? importForm(state, connection) : state)
		case 'ask-refresh':
			return still(askedAbout(state, token, refreshForm, refreshMarkedForm))
		case 'ask-export':
			return still(exportForm(state))
		case 'ask-label':
			return still(token ? labelForm(state, token) : state)
		case 'ask-delete':
			return still(askedAbout(state, token, deleteQuestion, deleteMarkedQuestion))
		case 'ask-add-connection':
			return still(withForm(state, 'connection', newConnection))
		case 'ask-edit-connection':
			return still(connection ? editForm(state, connection) : state)
		case 'ask-import-connections':
			return begin(state, { what: 'reading', changesServer: false }, (operation) => ({
				kind: 'find-connections',
				operation,
			}))
		case 'ask-remove-connection':
			return still(connection ? removeQuestion(state, connection) : state)
		case 'show-help':
			return still(withOverlay(state, { kind: 'help', top: 0 }))
		case 'show-fault':
			return still(
				state.lastFault ? withOverlay(state, { kind: 'fault', fault: state.lastFault }) : state,
			)
		case 'show-said':
			return still(withOverlay(state, { kind: 'said', top: 0 }))
		case 'show-horizon':
			return still(withOverlay(state, { kind: 'horizon', cursor: 0 }))
		case 'show-activity':
			return still(withOverlay(state, { kind: 'activity', top: 0 }))
		case 'show-block-list': {
			if (!connection) return still(state)
			const { id: connectionId } = connection
			return still(withOverlay(state, { kind: 'block-list', connectionId, top: 0 }))
		}
		case 'ask-clear-block-list':
			return still(clearQuestion(state))
		case 'show-choices':
			return still(withOverlay(state, { kind: 'choice', menu: message.menu, cursor: 0 }))
		case 'show-batch':
			return still(
				state.batch
					? withOverlay(state, { kind: 'batch' })
					: withNote(state, 'Nothing has been done with many tokens yet.'),
			)
		case 'show-palette':
			return still(withOverlay(state, { kind: 'palette', typed: '', cursor: 0 }))
		case 'show-unsaved':
			if (state.madeSecrets.length > 0) return still(withOverlay(state, { kind: 'made-secret' }))
			return still(
				state.unsaved.length > 0
					? withOverlay(state, { kind: 'unsaved' })
					: withNote(state, 'Every token is stored; nothing is unsaved.'),
			)
	}
}

/**
 * Asks about the marked tokens, or the chosen one. A single marked one is asked about as if it were chosen: a
 * production connection's name is wanted then too.
 */
function askedAbout(
	state: State,
	chosen: Token | undefined,
	ask: (state: State, token: Token, asCurrent: boolean) => State,
	askOfMarked: (state: State) => State,
): State {
	const only = onlyMarked(state)
	if (only) return ask(state, only, false)
	if (markedIds(state).length > 0) return askOfMarked(state)
	return chosen ? ask(state, chosen, choseNone(state)) : state
}

type Unnumbered<Of> = Of extends Overlay ? Omit<Of, 'id' | 'drawn'> : never

/** The state with that over its screen, numbered, and not drawn yet. */
export function withOverlay(state: State, overlay: Unnumbered<Overlay>): State {
	const numbered = { ...overlay, id: state.nextNumber, drawn: false } as Overlay
	return { ...state, nextNumber: state.nextNumber + 1, overlay: numbered }
}

/** The state with a question over its screen. `wanted` is what must be typed to go on. */
export function withQuestion(state: State, about: ConfirmAbout, wanted?: string): State {
	const question: Unnumbered<ConfirmOverlay> = {
		kind: 'confirm',
		about,
		typed: '',
		...(wanted !== undefined && { wanted }),
	}
	return withOverlay(state, question)
}

type FormTarget = Pick<FormOverlay, 'connectionId' | 'tokenId' | 'tokenIds' | 'asCurrent'>

function withForm(
	state: State,
	form: FormName,
	values: FormValues,
	target: FormTarget = {},
): State {
	const [focus = ''] = Object.keys(values)
	return withOverlay(state, { kind: 'form', form, values, focus, faults: {}, ...target })
}

function issueForm(state: State, connection: Connection): State {
	return withForm(state, 'issue', issueValues(state, connection), { connectionId: connection.id })
}

function importForm(state: State, connection: Connection): State {
	const values = { token: '', label: '', expiresIn: '', makeCurrent: false }
	return withForm(state, 'import', values, { connectionId: connection.id })
}

function refreshForm(state: State, token: Token, asCurrent: boolean): State {
	const connection = state.history.connections.get(token.connectionId)
	const lifetime = printLifetime(lifetimeWanted(connection, state.config))
	return withForm(
		state,
		'refresh',
		{ lifetime },
		{ connectionId: token.connectionId, tokenId: token.id, asCurrent },
	)
}

function refreshMarkedForm(state: State): State {
	const lifetime = printLifetime(lifetimeWanted(undefined, state.config))
	return withForm(state, 'refresh', { lifetime }, { tokenIds: markedIds(state) })
}

/** The marked, or all that this list shows. */
function exportForm(state: State): State {
	const marked = markedIds(state)
	const tokenIds = marked.length > 0 ? marked : rowIds(state)
	return withForm(state, 'export', { file: '', withTokens: false }, { tokenIds })
}

/** Two or more tokens: their number must be typed. */
function deleteMarkedQuestion(state: State): State {
	const tokenIds = markedIds(state)
	const about = { action: 'delete-marked', tokenIds, hidden: hiddenMarks(state) } as const
	return withQuestion(state, about, String(tokenIds.length))
}

function labelForm(state: State, token: Token): State {
	return withForm(state, 'label', { label: token.label }, { tokenId: token.id })
}

function deleteQuestion(state: State, token: Token, asCurrent: boolean): State {
	const connection = state.history.connections.get(token.connectionId)
	if (!connection) return state
	return withQuestion(
		state,
		{
			action: 'delete-token',
			tokenId: token.id,
			connectionId: connection.id,
			asCurrent,
		},
		connection.production ? connection.name : undefined,
	)
}

function removeQuestion(state: State, connection: Connection): State {
	return withQuestion(
		state,
		{ action: 'remove-connection', connectionId: connection.id },
		connection.production ? connection.name : undefined,
	)
}

/** Revoked tokens become valid again: the connection's name must be typed, production or not. */
function clearQuestion(state: State): State {
	const { overlay } = state
	if (overlay?.kind !== 'block-list') return state
	const { connectionId } = overlay
	const name = state.history.connections.get(connectionId)?.name
	return name === undefined
		? state
		: withQuestion(state, { action: 'clear-block-list', connectionId }, name)
}

const newConnection: FormValues = {
	name: '',
	url: '',
	graph: '',
	secret: '',
	user: '',
	password: '',
	restppPort: '',
	gsqlPort: '',
	protocol: '',
	defaultLifetime: printLifetime(defaultLifetimeSeconds),
	caFile: '',
	certFile: '',
	keyFile: '',
	production: false,
	readOnly: false,
	insecure: false,
}

function editForm(state: State, connection: Connection): State {
	const values = {
		...newConnection,
		name: connection.name,
		url: connection.url,
		graph: connection.graph ?? '',
		user: connection.user ?? '',
		restppPort: connection.restppPort?.toString() ?? '',
		gsqlPort: connection.gsqlPort?.toString() ?? '',
		protocol: connection.protocol === 'auto' ? '' : connection.protocol,
		defaultLifetime: printLifetime(connection.defaultLifetimeSeconds),
		caFile: connection.caFile ?? '',
		certFile: connection.certFile ?? '',
		keyFile: connection.keyFile ?? '',
		production: connection.production,
		readOnly: connection.readOnly,
		insecure: connection.insecure ?? false,
	}
	return withForm(state, 'connection', values, { connectionId: connection.id })
}
