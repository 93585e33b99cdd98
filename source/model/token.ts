import type { LifetimeUnit } from './server-facts.ts'
import type { DeletedEvent, ExpirySource, TokenAction, TokenEvent } from './token-event.ts'

/**
 * A token as the history keeps it: what never changes, and the events. Everything else is derived
 * by `tokenOf`, so that two histories merge by the union of their events.
 */
export type TokenRecord = {
	readonly id: string
	readonly connectionId: string
	readonly graph?: string
	/** The user whose password asked for it, where it was not a secret. */
	readonly user?: string
	/** The alias of the secret that asked for it, where known. */
	readonly secretAlias?: string
	readonly events: readonly TokenEvent[]
	/** Whether the sealed value is held; without it the token can be watched but not used. */
	readonly hasValue: boolean
}

/** What was asked of the server and never answered for certain. */
export type Unsettled = {
	readonly action: TokenAction
	readonly atMs: number
	readonly lifetimeSeconds?: number
}

/** A token as its events tell it, up to now. */
export type Token = Omit<TokenRecord, 'events'> & {
	readonly events: readonly TokenEvent[]
	readonly label: string
	readonly origin: 'issued' | 'imported' | 'asked'
	/** First and last four characters; `—` while none was ever held. */
	readonly masked: string
	readonly fingerprint?: string
	readonly form?: 'opaque' | 'jwt'
	readonly issuedAtMs: number
	readonly expiresAtSeconds?: number
	readonly expirySource?: ExpirySource
	/** The lifetime its present expiry was counted from, for telling *expiring* from *live*. */
	readonly lifetimeSeconds?: number
	readonly lifetimeAskedSeconds?: number
	readonly lifetimeUnit?: LifetimeUnit
	readonly unsettled?: Unsettled
	/** With an unsettled question: the latest instant the token could still live to. */
	readonly latestExpirySeconds?: number
	readonly ended?: { readonly atMs: number; readonly how: DeletedEvent['how'] | 'refused' }
	readonly replaces?: string
	readonly replacedBy?: string
	readonly lastCheck?: { readonly atMs: number; readonly accepted: boolean }
	/** The user wants it renewed by itself before it ends. */
	readonly autoRefresh?: true
	/** True when the server surely never made it: it was asked for and refused. */
	readonly neverIssued: boolean
}

/** The members that say of a token whether it lives, and until when. */
export const lifeMembers = [
	'connectionId',
	'hasValue',
	'expiresAtSeconds',
	'lifetimeSeconds',
	'unsettled',
	'latestExpirySeconds',
	'ended',
	'lastCheck',
	'autoRefresh',
	'neverIssued',
] as const satisfies readonly (keyof Token)[]

/** What of a token is enough to count with. Of 100,000 tokens it is there much sooner than the tokens are. */
export type TokenLife = Pick<Token, (typeof lifeMembers)[number]>
