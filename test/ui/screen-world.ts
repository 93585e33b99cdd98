import { keyTable } from '../../source/app/keys/keys.ts'
import type { Message } from '../../source/app/message.ts'
import { type InspectScreen, initialState, type State } from '../../source/app/state.ts'
import { update } from '../../source/app/update.ts'
import type { Connection } from '../../source/model/connection.ts'
import type { ServerFacts } from '../../source/model/server-facts.ts'
import type { TokenEvent } from '../../source/model/token-event.ts'
import { memoryHistory } from '../../source/store/memory-history.ts'
import type { Change } from '../../source/work/ports.ts'

/** The moment every frame is drawn at: a Monday evening. */
export const nowMs = Date.UTC(2026, 10, 23, 22, 51)

const second = 1000
const hour = 3600 * second
const day = 24 * hour

/** A connection that a test describes by what is particular about it. */
export function connection(id: string, more: Partial<Connection> = {}): Connection {
	return {
		id,
		name: id,
		url: 'http://10.1.4.7',
		graph: 'social',
		protocol: 'auto',
		hasSecret: true,
		hasPassword: false,
		secretAlias: 'loader',
		defaultLifetimeSeconds: 2_592_000,
		production: false,
		readOnly: false,
		createdAtMs: nowMs - 90 * day,
		...more,
	}
}

function facts(version: string, dialect: ServerFacts['dialect']): ServerFacts {
	return {
		version,
		dialect,
		authEnabled: true,
		restppUrl: 'http://10.1.4.7:9000',
		gsqlUrl: 'https://x.i.tgcloud.io',
		latencyMs: 12,
	}
}

type Life = {
	readonly id: string
	readonly connectionId: string
	readonly masked: string
	readonly label?: string
	/** Days from now, each. */
	readonly issued: number
	readonly ends: number
	readonly form?: 'jwt'
	readonly later?: readonly EventDraft[]
}
type EventDraft = TokenEvent extends infer Each
	? Each extends TokenEvent
		? Omit<Each, 'id' | 'atMs'> & { readonly at: number }
		: never
	: never

const lives: readonly Life[] = [
	{
		id: 't1',
		connectionId: 'prod-eu',
		masked: '3f9a…c21e',
		label: 'nightly loader',
		issued: -0.37,
		ends: 29.63,
		later: [
			{ kind: 'checked', at: -0.2, accepted: true },
			{ kind: 'handed-out', at: -0.1, how: 'copied' },
		],
	},
	{
		id: 't2',
		connectionId: 'prod-eu',
		masked: 'b07d…19aa',
		label: 'notebook ana',
		issued: -22,
		ends: 7.444,
	},
	{
		id: 't3',
		connectionId: 'prod-eu',
		masked: '77c2…e0f4',
		label: 'ci smoke 日本語',
		issued: -1,
		ends: 0.0285,
	},
	{
		id: 't5',
		connectionId: 'prod-eu',
		masked: '9a1b…55d0',
		label: 'demo day',
		issued: -10,
		ends: -3.2,
	},
	{
		id: 't6',
		connectionId: 'prod-eu',
		masked: '0c4e…7b31',
		label: 'old loader',
		issued: -20,
		ends: 10,
		later: [{ kind: 'deleted', at: -4.6, how: 'confirmed' }],
	},
	{
		id: 't7',
		connectionId: 'savanna',
		masked: 'eyJh…x4Qk',
		label: 'spark job',
		form: 'jwt',
		issued: -2.8,
		ends: 4.2,
		later: [{ kind: 'failed', at: -1, action: 'check', code: 'timed-out' }],
	},
]

function changesOf(life: Life): readonly Change[] {
	const { id, connectionId, label = '', issued, ends, form = 'opaque' } = life
	const token = { id, connectionId, graph: 'social', secretAlias: 'loader' }
	const lifetime = Math.round((ends - issued) * 86_400)
	const at = (days: number) => nowMs + Math.round(days * 86_400) * second
	const event = (draft: EventDraft, index: number): TokenEvent =>
		({ ...draft, at: undefined, id: `${id}-${index}`, atMs: at(draft.at) }) as unknown as TokenEvent
	const drafts: readonly EventDraft[] = [
		{ kind: 'asked', at: issued - 0.0001, action: 'issue', lifetimeSeconds: lifetime },
		{
			kind: 'issued',
			at: issued,
			masked: life.masked,
			fingerprint: `${id}e90ab12cd34`.slice(0, 12),
			form,
			expiresAtSeconds: at(ends) / 1000,
			expirySource: form === 'jwt' ? 'jwt' : 'server',
			lifetimeAskedSeconds: lifetime,
		},
		...(label === '' ? [] : [{ kind: 'labelled', at: issued, label } as const]),
		...(life.later ?? []),
	]
	return drafts.map((draft, index) => {
		if (index === 0) return { kind: 'token', token, event: event(draft, index) }
		return {
			kind: 'event',
			tokenId: id,
			event: event(draft, index),
			...(draft.kind === 'issued' && { value: `${id}`.padEnd(32, '0') }),
		}
	})
}

const storyChanges: readonly Change[] = [
	connect(connection('prod-eu', { url: 'https://tg.example.com', production: true })),
	connect(connection('legacy', { graph: 'cards' })),
	connect(
		connection('savanna', { url: 'https://x.i.tgcloud.io', defaultLifetimeSeconds: 604_800 }),
	),
	connect(connection('lab', { url: 'http://127.0.0.1:14240', graph: 'tests', readOnly: true })),
	sees('prod-eu', { ...facts('3.9.3', 'json'), clockSkewMs: 3000 }),
	sees('legacy', facts('3.4.0', 'query')),
	sees('savanna', facts('4.1.0', 'jwt')),
	{
		kind: 'server',
		connectionId: 'lab',
		seen: { atMs: nowMs, fault: { code: 'auth-disabled', connection: 'lab' } },
	},
	...lives.flatMap(changesOf),
	{
		kind: 'token',
		token: { id: 't4', connectionId: 'prod-eu', graph: 'social' },
		event: {
			kind: 'asked',
			id: 't4-0',
			atMs: nowMs - hour,
			action: 'issue',
			lifetimeSeconds: 2_592_000,
		},
	},
	{ kind: 'current', connectionId: 'prod-eu', tokenId: 't1' },
	{ kind: 'current', connectionId: 'savanna', tokenId: 't7' },
]

let story: Promise<State> | undefined

/** Four connections and their tokens, as the sketches of the screens have them. */
export async function storyState(columns: number, rows: number): Promise<State> {
	story ??= stateOf(80, 24, storyChanges)
	return { ...(await story), columns, rows }
}

/** A state over a history with these changes. */
export async function stateOf(
	columns: number,
	rows: number,
	changes: readonly Change[] = [],
): Promise<State> {
	const history = memoryHistory()
	if (changes.length > 0) {
		const written = await history.change(changes)
		if (!written.ok) throw new Error(`not written: ${written.fault.code}`)
	}
	const historyStatus = { ...history.status(), keyPlace: 'file 0600' }
	return initialState({
		keyTable,
		history: history.view(),
		historyStatus,
		nowMs,
		columns,
		rows,
		demo: false,
	})
}

/** A change that adds a connection. */
export function connect(added: Connection): Change {
	return { kind: 'connection', connection: added, credentials: { secret: 'a'.repeat(32) } }
}

function sees(connectionId: string, seen: ServerFacts): Change {
	return { kind: 'server', connectionId, seen: { atMs: nowMs - 5 * second, facts: seen } }
}

/** The state after messages, their effects left out. */
export function after(state: State, ...messages: readonly Message[]): State {
	return messages.reduce((before, message) => update(before, message).state, state)
}

/** The state on the tokens of a connection. */
export function onTokens(state: State, connectionId?: string): State {
	const screen = { name: 'tokens' as const, top: 0, ...(connectionId && { connectionId }) }
	return { ...state, screens: [...state.screens, screen] }
}

/** The state in the inspector. */
export function onToken(state: State, tokenId: string, more: Partial<InspectScreen> = {}): State {
	return { ...state, screens: [...state.screens, { name: 'inspect', tokenId, top: 0, ...more }] }
}
