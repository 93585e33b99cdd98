import type { Connection, Credentials } from '../model/connection.ts'
import type { ExaminationStep } from '../model/examination.ts'
import type { Fault, FaultCode, Outcome } from '../model/fault.ts'
import type { LifetimeUnit, ServerFacts, ServerSeen } from '../model/server-facts.ts'
import type { Token, TokenLife } from '../model/token.ts'
import type { ExpirySource, TokenEvent } from '../model/token-event.ts'
import type { HistoryCheck, HistoryRepair } from './history-check.ts'
import type { KeyPlace } from './key-place.ts'

/** One server and what is needed to talk to it, for the length of one use case. */
export type Target = {
	readonly connection: Connection
	readonly credentials: Credentials
	/** What discovery learned; every call but `discover` needs it. */
	readonly facts: ServerFacts
}

/** A token the server has just handed out or refreshed. */
export type Grant = {
	readonly token: string
	/** Absent where the reply did not say and the token cannot be read. */
	readonly expiresAtSeconds?: number
	readonly expirySource?: ExpirySource
	/** The lifetime the server really gave: `exp - iat` of a JWT, else by the reply's own `Date`. */
	readonly lifetimeGotSeconds?: number
}

/** What is asked for when issuing. */
export type IssueAsk = {
	readonly lifetimeSeconds: number
	/** The unit the server is taken to read, 4.x only; seconds when absent. */
	readonly unit?: LifetimeUnit
	/** 3.9.3 and later 3.x: one that is there with a day or more left is refreshed and given instead. */
	readonly allowExisting?: true
}

/** What is asked for when refreshing: the same token, expiring at now + lifetime. */
export type RefreshAsk = { readonly token: string; readonly lifetimeSeconds: number }

/**
 * A TigerGraph server as the use cases see it. Every call ends in a value or a fault within its
 * time limit, never throws, never retries, and sanitises and redacts whatever it passes on. A fault
 * says `mayHaveActed` when the server could have done what it was asked although no answer came.
 */
export type Api = {
	/** Finds dialect, version, base URLs, whether authentication is on; changes nothing. */
	discover(target: Omit<Target, 'facts'>, signal?: AbortSignal): Promise<Outcome<ServerFacts>>
	issue(target: Target, ask: IssueAsk, signal?: AbortSignal): Promise<Outcome<Grant>>
	/** 3.x only; `refresh-unsupported` elsewhere. */
	refresh(target: Target, ask: RefreshAsk, signal?: AbortSignal): Promise<Outcome<Grant>>
	/** `unknown-token` where the server does not know it (any more). */
	remove(target: Target, token: string, signal?: AbortSignal): Promise<Outcome<void>>
	/** Whether the server accepts the token now. A refusal is a value here, not a fault. */
	check(target: Target, token: string, signal?: AbortSignal): Promise<Outcome<CheckAnswer>>
	/**
	 * How far the way to the server leads, without credentials: the steps `dns`, `tcp`, `tls` and
	 * `http`, always all four. `onStep` hears of each as it ends.
	 */
	examineWay(
		connection: Connection,
		signal?: AbortSignal,
		onStep?: (step: ExaminationStep) => void,
	): Promise<readonly ExaminationStep[]>
	/** Whether the server takes each of the credentials it is shown; mints nothing. */
	tryCredentials(target: Target, signal?: AbortSignal): Promise<readonly CredentialsAnswer[]>
	/**
	 * Whether the server has the connection's graph; mints nothing. `graph-not-found` where it has not,
	 * another fault where nobody says.
	 */
	findGraph(target: Target, signal?: AbortSignal): Promise<Outcome<void>>
	/** Several tokens in one call, 4.x only; `block-list-unsupported` elsewhere. */
	removeMany(
		target: Target,
		tokens: readonly string[],
		signal?: AbortSignal,
	): Promise<Outcome<void>>
	/**
	 * Empties the user's block list, which makes revoked tokens valid again; 4.x only,
	 * `block-list-unsupported` elsewhere. This and the secrets need a password: `password-required`.
	 */
	clearBlockList(target: Target, signal?: AbortSignal): Promise<Outcome<void>>
	/** The user's own secrets; on 3.x those of the connection's graph. */
	listSecrets(target: Target, signal?: AbortSignal): Promise<Outcome<readonly SecretEntry[]>>
	/** `secret-exists` where the alias is taken, `bad-alias` where it cannot be one. */
	createSecret(target: Target, alias: string, signal?: AbortSignal): Promise<Outcome<NewSecret>>
	/** By its alias, which must come from a list. `no-such-secret` where it is gone. */
	dropSecret(target: Target, alias: string, signal?: AbortSignal): Promise<Outcome<void>>
}

/** A secret as a server lists it: never its value. */
export type SecretEntry = {
	readonly alias: string
	readonly masked: string
	/** The graph it is for, where the server says so (3.x). */
	readonly graph?: string
	/** Whether it is, by its value or (3.x) by its mask, the secret stored in the connection. */
	readonly isStored: boolean
}

/** A secret that was just made; the server shows its value this once. */
export type NewSecret = { readonly alias: string; readonly value: string }

/** The server's word on the secret, or the user and password, of a connection. */
export type CredentialsAnswer = {
	readonly kind: 'secret' | 'password'
	/** `unclear` where nobody who could tell was reached. */
	readonly verdict: 'accepted' | 'refused' | 'unclear'
	/** Why it was refused, or why it is unclear. */
	readonly fault?: Fault
}

/** The server's word on a token. */
export type CheckAnswer = { readonly accepted: boolean; readonly serverCode?: string }

/**
 * Everything in the history at one moment. The view is a new object after every change; its maps
 * are the store's own, so they are read at once and not kept.
 */
export type HistoryView = {
	/** By id, removed ones too. */
	readonly connections: ReadonlyMap<string, Connection>
	/** By id, as their events tell them; those the server surely never made included. */
	readonly tokens: ReadonlyMap<string, Token>
	/**
	 * Of each of them what is enough to count with: much sooner there than all tokens of a large history. Made as it
	 * is asked for, and not kept: so are only its findings.
	 */
	readonly lives: () => Iterable<TokenLife>
	/** The current token's id by connection id. */
	readonly current: ReadonlyMap<string, string>
	/** The last look at each server by connection id. */
	readonly servers: ReadonlyMap<string, ServerSeen>
}

/** New secrets for a connection: a text replaces, null takes away, absent leaves as it is. */
export type CredentialsChange = {
	readonly secret?: string | null
	readonly password?: string | null
}

/** What a token record is before anything has happened to it. */
export type TokenHeader = Pick<Token, 'id' | 'connectionId'> &
	Partial<Pick<Token, 'graph' | 'user' | 'secretAlias'>>

/** One thing to write down. The store seals every `value`, `secret` and `password`. */
export type Change =
	| {
			readonly kind: 'connection'
			readonly connection: Connection
			readonly credentials?: CredentialsChange
	  }
	| { readonly kind: 'server'; readonly connectionId: string; readonly seen: ServerSeen }
	| { readonly kind: 'current'; readonly connectionId: string; readonly tokenId: string | null }
	| { readonly kind: 'token'; readonly token: TokenHeader; readonly event: TokenEvent }
	| {
			readonly kind: 'event'
			readonly tokenId: string
			readonly event: TokenEvent
			/** The token itself, with `issued` and `imported`. */
			readonly value?: string
	  }
	/** Takes tokens out of the history for good; an event from after this brings one back. */
	| { readonly kind: 'prune'; readonly tokenIds: readonly string[] }

/** The local history. */
export type History = {
	view(): HistoryView
	/** Calls back after every change, of this process or another; answers how to stop it. */
	onChange(listener: () => void): () => void
	/** Takes in what other processes have written so far, so that the next view has it. */
	catchUp(): Promise<void>
	/** All or nothing, and on disk for good when it resolves with ok. */
	change(changes: readonly Change[]): Promise<Outcome<void>>
	/** The token in the clear; `token-not-held` where it never was or its key is gone. */
	tokenValue(tokenId: string): Promise<Outcome<string>>
	credentials(connectionId: string): Promise<Outcome<Credentials>>
	/** Gets the sealing key now, asking for a passphrase where it takes one, rather than at first need. */
	unlock(): Promise<Outcome<void>>
	/** Puts the sealing key into another place; nothing is sealed anew, and no window is shut out. */
	moveKey(to: KeyPlace): Promise<Outcome<void>>
	/**
	 * Does what opening has left for later, in pieces between which a key can be answered: has every token
	 * ready, and sees whether the files are whole. What is damaged is healed, and `status()` says so.
	 */
	readRest(): Promise<void>
	/** Reads every file whole and opens everything sealed; changes nothing. */
	check(): Promise<Outcome<HistoryCheck>>
	/** Takes in whatever is whole in any file of the folder, and writes the history anew. */
	repair(): Promise<Outcome<HistoryRepair>>
	status(): HistoryStatus
	/** Waits for what is under way and lets go of the files. */
	close(): Promise<void>
}

/** What the user should know of the history itself. */
export type HistoryStatus = {
	readonly folder: string
	/** Where the sealing key lies: `file 0600`, `passphrase`, `system keyring`, `memory`. */
	readonly keyPlace: string
	/** Set when nothing can be written, with the reason as a sentence. */
	readonly readOnlyBecause?: string
	/** What happened on opening that the user must be told: repaired modes, recovered files. */
	readonly notices: readonly string[]
}

/** One request as it went over the wire: nothing secret in it. */
export type RequestMade = {
	readonly atMs: number
	readonly method: string
	/** Scheme, host, port and path; never a query. */
	readonly place: string
	readonly status?: number
	/** Why it came to nothing; absent when its reply was read. */
	readonly faultCode?: FaultCode
	readonly tookMs: number
}

/** What the use cases work with. */
export type Ports = {
	readonly api: Api
	readonly history: History
	readonly nowMs: () => number
	/** What `config.json` says of the lifetime of tokens, in seconds; `lifetimeWanted` says when it counts. */
	readonly lifetimeSeconds?: number
	/** Calls back after every request made; answers how to stop it. */
	readonly onRequest?: (listener: (request: RequestMade) => void) => () => void
	/** A new id, unique over machines and runs: `t` + 11 for tokens, `c…`, `e…` likewise. */
	readonly newId: (kind: 'token' | 'connection' | 'event') => string
}
