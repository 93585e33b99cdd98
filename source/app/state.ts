import { type Config, defaultConfig } from '../model/config.ts'
import type { Fault } from '../model/fault.ts'
import type { Jwt } from '../model/jwt.ts'
import { defaultSort, type TokenSort } from '../model/token-order.ts'
import type { HistoryStatus, HistoryView, RequestMade, SecretEntry } from '../work/ports.ts'
import type { Binding } from './keys/binding.ts'
import type { ConfirmOverlay, FormOverlay, Overlay } from './overlay.ts'
import type { BatchWork } from './steps/batch.ts'

/** The list of connections. */
export type ConnectionsScreen = ListPlace & { readonly name: 'connections' }

/** The tokens of one connection, or of all when `connectionId` is absent. */
export type TokensScreen = ListPlace & { readonly name: 'tokens'; readonly connectionId?: string }

/** Everything known of one token. */
export type InspectScreen = {
	readonly name: 'inspect'
	readonly tokenId: string
	/** First line of the timeline shown. */
	readonly top: number
	/** The token taken apart, where it is a JWT and its value is held. Not verified. */
	readonly jwt?: Jwt
	/** The token in the clear, by the user's wish, and until when. */
	readonly revealed?: { readonly value: string; readonly untilMs: number }
}

/** Where the user is on a list: by id, never by index; `top` keeps the viewport still. */
export type ListPlace = {
	readonly selectedId?: string
	/** Index of the first row shown when the list was last moved in. */
	readonly top: number
	/** What the rows must match, as it was typed; absent or empty = all rows. */
	readonly filter?: string
	/** The filter has the keyboard. */
	readonly isFiltering?: true
}

/** The secrets of one connection's user, as its server listed them last. */
export type SecretsScreen = ListPlace & {
	readonly name: 'secrets'
	readonly connectionId: string
	/** Absent until the server has answered. */
	readonly secrets?: readonly SecretEntry[]
}

/** One of the screens; they lie on a stack, which is also the breadcrumb. */
export type Screen = ConnectionsScreen | TokensScreen | InspectScreen | SecretsScreen

/** Something that was asked of a server or the disk and has not ended. */
export type Operation = {
	readonly id: number
	readonly what:
		| 'issuing'
		| 'refreshing'
		| 'rotating'
		| 'deleting'
		| 'checking'
		| 'looking'
		| 'waking'
		| 'saving'
		| 'reading'
		| 'listing secrets'
		| 'making a secret'
		| 'dropping the secret'
		| 'clearing the block list'
	readonly connectionId?: string
	readonly tokenId?: string
	/** Whether leaving now could leave the outcome unknown. */
	readonly changesServer: boolean
	/** One of a batch: its end begins the next. */
	readonly ofBatch?: true
	/** The form or question it was asked by, to be asked again as it was. */
	readonly asked?: FormOverlay | ConfirmOverlay
}

/** What became of one token of a batch. */
export type BatchResult = {
	readonly tokenId: string
	readonly good: boolean
	readonly text: string
}

/** The same done with many tokens, one after another; kept when it is over, to be read again. */
export type Batch = {
	readonly work: BatchWork
	readonly waiting: readonly string[]
	readonly results: readonly BatchResult[]
	readonly total: number
	/** The user wants no more of it. */
	readonly stopped?: true
}

/** A sentence at the foot of the screen; it goes away by itself. */
export type Flash = {
	readonly level: 'done' | 'note' | 'fault'
	readonly text: string
	/** What to do next, for faults. */
	readonly next?: string
	readonly atMs: number
	/** How long it stays, in milliseconds, where that is not what its level says. */
	readonly forMs?: number
}

/** A token the server handed out and the disk would not take; shown until the user lets it go. */
export type Unsaved = { readonly value: string; readonly connectionName: string }

/** A secret that a server has just made, which no server shows again. */
export type MadeSecret = {
	readonly connectionId: string
	readonly connectionName: string
	readonly alias: string
	readonly value: string
	/** Where else it is now. */
	readonly kept?: 'copied' | 'stored'
}

/** Everything the screens show, as one plain value. */
export type State = {
	/** Never empty; the last is on top. */
	readonly screens: readonly Screen[]
	readonly overlay?: Overlay
	/** The keys in force. */
	readonly keyTable: readonly Binding[]
	/** What the user has changed to their liking. */
	readonly config: Config
	readonly history: HistoryView
	readonly historyStatus: HistoryStatus
	readonly operations: readonly Operation[]
	readonly flash?: Flash
	/** The last fault in full, for the key that shows all of it. */
	readonly lastFault?: Fault
	readonly unsaved: readonly Unsaved[]
	/** New secrets, until the user closes them. */
	readonly madeSecrets: readonly MadeSecret[]
	/** Ids of marked tokens; those that are gone are passed over. */
	readonly marked: ReadonlySet<string>
	/** Where a range of marks begins. */
	readonly markedFrom?: string
	readonly batch?: Batch
	/** What lists of tokens are sorted by, on every screen. */
	readonly sort: TokenSort
	/** Everything that was said at the foot of the screen, the oldest first. */
	readonly said: readonly Flash[]
	/** The requests made since the start, the oldest first; nothing secret in them. */
	readonly requests: readonly RequestMade[]
	/** Up to this instant the user has been told of tokens that come near their end. */
	readonly toldUntilMs: number
	readonly nowMs: number
	readonly columns: number
	readonly rows: number
	/** Counts overlays and operations, so that each has a number of its own. */
	readonly nextNumber: number
	readonly demo: boolean
	/** When Ctrl-C was last pressed; pressed again soon, it leaves. */
	readonly interruptedAtMs?: number
	/** Set once the program is on its way out. */
	readonly leaving?: { readonly exitCode: number }
}

/** What a fresh start shows: the connections, nothing selected. */
export function initialState(start: {
	readonly keyTable: readonly Binding[]
	/** The program's own settings when absent. */
	readonly config?: Config
	readonly sort?: TokenSort
	readonly history: HistoryView
	readonly historyStatus: HistoryStatus
	readonly nowMs: number
	readonly columns: number
	readonly rows: number
	readonly demo: boolean
}): State {
	return {
		sort: defaultSort,
		config: defaultConfig,
		...start,
		screens: [{ name: 'connections', top: 0 }],
		operations: [],
		unsaved: [],
		madeSecrets: [],
		marked: new Set(),
		said: [],
		requests: [],
		toldUntilMs: start.nowMs,
		nextNumber: 1,
	}
}

/** The screen on top of the stack. */
export function topScreen(state: State): Screen {
	return state.screens.at(-1) ?? { name: 'connections', top: 0 }
}
