import type { FaultCode } from './fault.ts'
import type { LifetimeUnit } from './server-facts.ts'

/**
 * Where an expiry came from: the server's reply, the JWT's own `exp`, a duration the server
 * answered (added to our clock), or what the user said of a token issued elsewhere.
 */
export type ExpirySource = 'server' | 'jwt' | 'computed' | 'user'

/**
 * What was asked of a server about a token: about itself, about the secret it was issued with, or
 * about the block list that a deleted JWT stands on.
 */
export type TokenAction = 'issue' | 'refresh' | 'delete' | 'drop-secret' | 'clear-block-list'

/** What every event of a token's history carries. */
export type EventBase = {
	/** Unique over all machines and runs; merging two histories is the union by this id. */
	readonly id: string
	readonly atMs: number
}

/** The intent, written before the server is asked, so that a lost answer leaves a trace. */
export type AskedEvent = EventBase & {
	readonly kind: 'asked'
	readonly action: TokenAction
	readonly lifetimeSeconds?: number
}

/** What is known of the token itself from the moment it is held. */
export type TokenBirth = {
	readonly masked: string
	readonly fingerprint: string
	readonly form: 'opaque' | 'jwt'
	readonly expiresAtSeconds?: number
	readonly expirySource?: ExpirySource
}

/** The server handed out the token. */
export type IssuedEvent = EventBase &
	TokenBirth & {
		readonly kind: 'issued'
		readonly lifetimeAskedSeconds?: number
		readonly lifetimeGotSeconds?: number
		readonly lifetimeUnit?: LifetimeUnit
		/** The token this one replaced (4.x rotation). */
		readonly replaces?: string
	}

/** The user pasted a token that was issued elsewhere. */
export type ImportedEvent = EventBase & TokenBirth & { readonly kind: 'imported' }

/** The server gave the same token a new expiry: now + lifetime, never old + lifetime. */
export type RefreshedEvent = EventBase & {
	readonly kind: 'refreshed'
	readonly expiresAtSeconds: number
	readonly expirySource: ExpirySource
	readonly previousExpiresAtSeconds?: number
	readonly lifetimeAskedSeconds?: number
}

/**
 * The token is gone: the server dropped it, or said it did not exist any more, or (3.x) dropped the
 * secret it was issued with, which ends its tokens too.
 */
export type DeletedEvent = EventBase & {
	readonly kind: 'deleted'
	readonly how: 'confirmed' | 'already-gone' | 'with-secret'
	/** The token that took this one's place (4.x rotation). */
	readonly replacedBy?: string
}

/** The server refused or could not be reached, and surely did not act. */
export type FailedEvent = EventBase & {
	readonly kind: 'failed'
	readonly action: TokenAction | 'check'
	readonly code: FaultCode
	readonly serverCode?: string
}

/** The answer was lost: the server may or may not have acted. */
export type LostEvent = EventBase & {
	readonly kind: 'lost'
	readonly action: TokenAction
	readonly code: FaultCode
}

/** The server was asked whether it accepts the token, changing nothing. */
export type CheckedEvent = EventBase & {
	readonly kind: 'checked'
	readonly accepted: boolean
	readonly serverCode?: string
}

/**
 * The server did something after which nobody knows whether the token is valid, until it is checked:
 * it dropped the secret the token may have been issued with, or (4.x) it emptied the block list on
 * which the deleted token may have stood.
 */
export type DoubtedEvent = EventBase & {
	readonly kind: 'doubted'
	readonly action: 'drop-secret' | 'clear-block-list'
}

/** The user gave the token a label. */
export type LabelledEvent = EventBase & { readonly kind: 'labelled'; readonly label: string }

/** The user chose that the token is renewed by itself before it ends, or chose that no more. */
export type AutoRefreshEvent = EventBase & { readonly kind: 'auto-refresh'; readonly on: boolean }

/** The token's value left the program by the user's wish. */
export type HandedOutEvent = EventBase & {
	readonly kind: 'handed-out'
	readonly how: 'copied' | 'shown'
}

/** Everything that can happen to a token; its record is these and nothing else that changes. */
export type TokenEvent =
	| AskedEvent
	| IssuedEvent
	| ImportedEvent
	| RefreshedEvent
	| DeletedEvent
	| FailedEvent
	| LostEvent
	| CheckedEvent
	| DoubtedEvent
	| LabelledEvent
	| AutoRefreshEvent
	| HandedOutEvent
