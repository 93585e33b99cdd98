import type { State } from '../../source/app/state.ts'
import type { Fault } from '../../source/model/fault.ts'
import { byPassword, revoked, waking } from './changed-story.ts'
import { deletingMany, examined, talkative } from './many-story.ts'
import { after, nowMs, onToken, onTokens, stateOf, storyState } from './screen-world.ts'

const jwt = {
	algorithm: 'HS256',
	header: { alg: 'HS256' },
	claims: {
		sub: 'tigergraph',
		iss: 'TigerGraph',
		iat: 1_795_221_605,
		exp: 1_795_826_405,
		graph: 'social',
		roles: ['a', 'b'],
	},
}

const fault: Fault = {
	code: 'wrong-secret',
	connection: 'prod-eu',
	place: 'tg.example.com:9000',
	serverCode: 'REST-1101',
	serverMessage: 'The secret is not valid.',
	httpStatus: 401,
}

const entries = [
	{ alias: 'loader', masked: 'abc…xyz', graph: 'social', isStored: true },
	{ alias: 'AUTO_GENERATED_ALIAS_a1b2c3d', masked: 'q7f…0c1', graph: 'social', isStored: false },
]
const onSecrets =
	(connectionId: string, secrets?: typeof entries) =>
	(state: State): State => ({
		...state,
		screens: [
			...state.screens,
			{ name: 'secrets', connectionId, top: 0, ...(secrets && { secrets }) },
		],
	})
const madeSecret = {
	connectionId: 'legacy',
	connectionName: 'legacy',
	alias: 'loader',
	value: 'q7f0123456789abcdef0123456789c10',
}

const drawn = (state: State): State =>
	state.overlay ? { ...state, overlay: { ...state.overlay, drawn: true } } : state

type Page = (columns: number, rows: number) => Promise<State>
const story =
	(...steps: readonly ((state: State) => State)[]): Page =>
	async (columns, rows) =>
		steps.reduce((state, step) => step(state), await storyState(columns, rows))
const send =
	(...messages: Parameters<typeof after>[1][]) =>
	(state: State) =>
		after(state, ...messages)
const tokensOf = (id?: string) => (state: State) => onTokens(state, id)
const chosen = (id: string) => (state: State) => ({
	...state,
	screens: state.screens.map((screen, index) =>
		index === state.screens.length - 1 ? { ...screen, selectedId: id } : screen,
	),
})

/** The tokens with those ids chosen to be refreshed by themselves. */
const byThemselves =
	(...ids: readonly string[]) =>
	(state: State): State => {
		const tokens = new Map(state.history.tokens)
		for (const id of ids) {
			const token = tokens.get(id)
			if (token) tokens.set(id, { ...token, autoRefresh: true })
		}
		return { ...state, history: { ...state.history, tokens } }
	}

/** Every screen, and everything that can lie over one, by a name. */
export const pages = {
	'no connections': (columns, rows) => stateOf(columns, rows),
	connections: story(chosen('prod-eu')),
	'a connection that cannot be used': story(chosen('lab')),
	tokens: story(tokensOf('prod-eu')),
	'tokens of all': story(tokensOf()),
	'no tokens': story(tokensOf('legacy')),
	'at work, with a fault': story(tokensOf('prod-eu'), (state) => ({
		...state,
		operations: [
			{ id: 1, what: 'refreshing', tokenId: 't2', connectionId: 'prod-eu', changesServer: true },
		],
		flash: {
			level: 'fault',
			text: 'prod-eu refused the secret (REST-1101). It may have been dropped.',
			next: 'Edit the connection and put a new secret in.',
			atMs: state.nowMs,
		},
	})),
	'a history that cannot be written': story((state) => ({
		...state,
		historyStatus: {
			...state.historyStatus,
			readOnlyBecause: 'it was written by a newer version of this program.',
		},
	})),
	'a token': story(tokensOf('prod-eu'), (state) => onToken(state, 't1')),
	'a JWT': story(tokensOf('savanna'), (state) => onToken(state, 't7', { jwt })),
	'a token shown': story(tokensOf('prod-eu'), (state) =>
		onToken(state, 't1', {
			revealed: { value: '3f9a0123456789abcdef0123456cc21e', untilMs: state.nowMs + 12_000 },
		}),
	),
	secrets: story(onSecrets('prod-eu', entries)),
	'no secrets': story(onSecrets('legacy', [])),
	'secrets that could not be listed': story(onSecrets('legacy')),
	'a secret just made': story(onSecrets('legacy', entries), (state) => ({
		...state,
		madeSecrets: [madeSecret],
		overlay: { kind: 'made-secret', id: 1, drawn: false },
	})),
	'drop a secret, in production': story(
		onSecrets('prod-eu', entries),
		send({ kind: 'drop-secret' }),
	),
	'drop a secret of 4.x': story(onSecrets('savanna', entries), send({ kind: 'drop-secret' })),
	'tokens that are refreshed by themselves': story(
		tokensOf('prod-eu'),
		byThemselves('t1', 't2', 't3'),
	),
	'chosen columns': story(tokensOf(), (state) => ({
		...state,
		config: { ...state.config, columns: ['left', 'connection', 'label', 'issued', 'token'] },
	})),
	'refresh by itself, in production': story(
		tokensOf('prod-eu'),
		chosen('t2'),
		send({ kind: 'ask-auto-refresh' }),
	),
	'delete, in production': story(tokensOf('prod-eu'), chosen('t1'), send({ kind: 'ask-delete' })),
	'delete, no token chosen': story(tokensOf('savanna'), send({ kind: 'ask-delete' })),
	'mark as gone': story(tokensOf('savanna'), (state) => ({
		...state,
		overlay: {
			kind: 'confirm',
			id: 1,
			drawn: false,
			typed: '',
			about: { action: 'mark-gone', tokenId: 't7', connectionId: 'savanna' },
		},
	})),
	'remove a connection': story(chosen('savanna'), send({ kind: 'ask-remove-connection' })),
	'leave while something is under way': story(
		(state) => ({
			...state,
			operations: [
				{ id: 1, what: 'deleting', tokenId: 't2', connectionId: 'prod-eu', changesServer: true },
			],
		}),
		send({ kind: 'quit' }),
	),
	issue: story(tokensOf('prod-eu'), send({ kind: 'ask-issue' })),
	'issue on 4.x': story(tokensOf('savanna'), send({ kind: 'ask-issue' })),
	'issue without a graph': story(
		byPassword('prod-eu'),
		tokensOf('prod-eu'),
		send({ kind: 'ask-issue' }),
		drawn,
		send({ kind: 'field-changed', field: 'graph', text: '' }, { kind: 'submit' }),
	),
	refresh: story(tokensOf('prod-eu'), send({ kind: 'ask-refresh' })),
	rotate: story(tokensOf('savanna'), chosen('t7'), send({ kind: 'ask-refresh' })),
	import: story(
		tokensOf('prod-eu'),
		send(
			{ kind: 'ask-import' },
			{ kind: 'field-changed', field: 'token', text: 'a'.repeat(32) },
			{ kind: 'field-left', to: 'next' },
		),
	),
	label: story(tokensOf('prod-eu'), chosen('t3'), send({ kind: 'ask-label' })),
	'add a connection, with a mistake': story(
		send(
			{ kind: 'ask-add-connection' },
			{ kind: 'field-changed', field: 'name', text: 'prod-eu' },
			{ kind: 'field-left', to: 'next' },
			{ kind: 'field-changed', field: 'url', text: 'tg.example.com' },
			{ kind: 'field-left', to: 'next' },
		),
	),
	'edit a connection, tested': story(
		chosen('savanna'),
		send({ kind: 'ask-edit-connection' }),
		(state) =>
			state.overlay?.kind === 'form'
				? {
						...state,
						overlay: {
							...state.overlay,
							test: { good: true, text: 'savanna is TigerGraph 4.1.0, authentication on, 12 ms' },
						},
					}
				: state,
	),
	'waking up': story(tokensOf('savanna'), waking({ looks: 3 })),
	'woken up': story(tokensOf('savanna'), waking({ looks: 3, end: { atMs: nowMs } })),
	'still asleep': story(
		tokensOf('savanna'),
		waking({
			looks: 30,
			end: { atMs: nowMs, fault: { code: 'waking-up', connection: 'savanna' } },
		}),
	),
	'block list': story(chosen('savanna'), revoked, send({ kind: 'show-block-list' })),
	'clear the block list': story(
		chosen('savanna'),
		revoked,
		send({ kind: 'show-block-list' }, { kind: 'ask-clear-block-list' }),
	),
	'a filter being typed': story(
		tokensOf('prod-eu'),
		send({ kind: 'filter' }, { kind: 'filter-typed', text: 'load' }),
	),
	palette: story(
		tokensOf('prod-eu'),
		send({ kind: 'show-palette' }),
		drawn,
		send({ kind: 'typed', text: 'copy' }),
	),
	'copy menu': story(
		tokensOf('prod-eu'),
		chosen('t1'),
		send({ kind: 'show-choices', menu: 'copy' }),
	),
	'clean up': story(tokensOf('prod-eu'), send({ kind: 'show-choices', menu: 'clean-up' })),
	'many deleted': story(tokensOf('prod-eu'), deletingMany, send({ kind: 'show-batch' })),
	'a connection tested': story(chosen('lab'), examined),
	horizon: story(send({ kind: 'show-horizon' })),
	activity: story(talkative, send({ kind: 'show-activity' })),
	messages: story(talkative, send({ kind: 'show-said' })),
	export: story(tokensOf('prod-eu'), send({ kind: 'ask-export' })),
	help: story(tokensOf('prod-eu'), send({ kind: 'show-help' })),
	'the last error': story(
		tokensOf('prod-eu'),
		(state) => ({ ...state, lastFault: fault }),
		send({ kind: 'show-fault' }),
	),
	unsaved: story(
		tokensOf('prod-eu'),
		(state) => ({
			...state,
			unsaved: [{ value: '3f9a0123456789abcdef0123456cc21e', connectionName: 'prod-eu' }],
		}),
		send({ kind: 'show-unsaved' }),
	),
	'forget an unsaved token': story(
		(state) => ({
			...state,
			unsaved: [{ value: '3f9a0123456789abcdef0123456cc21e', connectionName: 'prod-eu' }],
		}),
		send({ kind: 'show-unsaved' }),
		(state) => (state.overlay ? { ...state, overlay: { ...state.overlay, drawn: true } } : state),
		send({ kind: 'answer-yes' }),
	),
} as const satisfies Readonly<Record<string, Page>>
