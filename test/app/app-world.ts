import type { Effect } from '../../source/app/effects/effect.ts'
import { keyTable } from '../../source/app/keys/keys.ts'
import type { Message } from '../../source/app/message.ts'
import { initialState, type State } from '../../source/app/state.ts'
import { update } from '../../source/app/update.ts'
import type { Connection } from '../../source/model/connection.ts'
import type { Token, TokenRecord } from '../../source/model/token.ts'
import type { TokenEvent } from '../../source/model/token-event.ts'
import { tokenOf } from '../../source/model/token-of.ts'
import type { HistoryView } from '../../source/work/ports.ts'

/** The instant at which every state of these tests begins. */
export const nowMs = Date.UTC(2026, 10, 24, 12)

/** A connection, changed in what the test cares about. */
export function connection(change: Partial<Connection> = {}): Connection {
	return {
		id: 'c1',
		name: 'lab',
		url: 'http://127.0.0.1:9000',
		protocol: 'auto',
		hasSecret: true,
		hasPassword: false,
		defaultLifetimeSeconds: 2_592_000,
		production: false,
		readOnly: false,
		createdAtMs: nowMs,
		...change,
	}
}

/** A token that was issued an hour ago and ends in so many seconds. */
export function token(
	id: string,
	endsInSeconds: number,
	change: Partial<TokenRecord> = {},
	more: readonly TokenEvent[] = [],
): Token {
	const issued: TokenEvent = {
		id: `e-${id}`,
		atMs: nowMs - 3_600_000,
		kind: 'issued',
		masked: `${id}aa…${id}zz`,
		fingerprint: `${id}00000000`.slice(0, 12),
		form: 'opaque',
		expiresAtSeconds: nowMs / 1000 + endsInSeconds,
		expirySource: 'server',
	}
	return tokenOf({ id, connectionId: 'c1', hasValue: true, events: [issued, ...more], ...change })
}

/** A history of these connections and tokens. */
export function history(
	connections: readonly Connection[],
	tokens: readonly Token[] = [],
	current: Readonly<Record<string, string>> = {},
): HistoryView {
	return {
		connections: new Map(connections.map((each) => [each.id, each])),
		tokens: new Map(tokens.map((each) => [each.id, each])),
		lives: () => tokens,
		current: new Map(Object.entries(current)),
		servers: new Map(),
	}
}

/** A state on that history. */
export function stateOn(view: HistoryView): State {
	return initialState({
		keyTable,
		history: view,
		historyStatus: { folder: '/nowhere', keyPlace: 'memory', notices: [] },
		nowMs,
		columns: 80,
		rows: 24,
		demo: false,
	})
}

/** The state and all effects after these messages, one after another. */
export function play(
	state: State,
	...messages: readonly Message[]
): { readonly state: State; readonly effects: readonly Effect[] } {
	let next = state
	const effects: Effect[] = []
	for (const message of messages) {
		const step = update(next, message)
		next = step.state
		effects.push(...step.effects)
	}
	return { state: next, effects }
}

/** Marks the overlay that is open as drawn. */
export function drawn(state: State): State {
	return play(state, { kind: 'drawn', overlayId: state.overlay?.id ?? -1 }).state
}
