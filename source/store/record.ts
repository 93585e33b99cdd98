import * as v from 'valibot'
import type { Connection } from '../model/connection.ts'
import type { ServerSeen } from '../model/server-facts.ts'
import type { TokenEvent } from '../model/token-event.ts'
import type { TokenHeader } from '../work/ports.ts'
import { eventSchema } from './event-schema.ts'

/**
 * The layout of the files; a program reads those of its own number and below. 1 had no index in its
 * snapshots and could not prune.
 */
export const schemaVersion = 2

/**
 * Which of two writings of the same record is the newer: the one with the higher revision, and of
 * two made at the same time the one whose writer's id sorts last, so that every reader agrees.
 */
export type Stamp = { readonly rev: number; readonly by: string }

/** The secrets a record can hold, sealed. */
export type SealedField = 'value' | 'secret' | 'password'

/** A record of which the newest writing counts. */
export type RegisterRecord = Stamp &
	(
		| { readonly op: 'connection'; readonly id: string; readonly connection: Connection }
		| { readonly op: 'server'; readonly id: string; readonly seen: ServerSeen }
		| { readonly op: 'current'; readonly id: string; readonly tokenId: string | null }
		| Sealed
	)

type Sealed = {
	readonly op: 'sealed'
	readonly id: string
	readonly field: SealedField
	readonly text: string | null
}

/** A sealed text with its stamp; null where it has been forgotten. */
export type SealedRecord = Stamp & Sealed

/**
 * Some or all events of a token, with the token's header, which repeats so that a lost line never
 * takes the others' meaning with it. The union of all events by their id counts.
 */
export type TokenEvents = {
	readonly op: 'token'
	readonly token: TokenHeader
	readonly events: readonly TokenEvent[]
}

/** Events up to this time do not count any more, nor values up to this revision. */
export type Pruned = { readonly untilMs: number; readonly rev: number }

/**
 * Tokens taken out of the history by the user's wish, by id. It stays for good, so that no other
 * window, old file or import brings back what was taken out.
 */
export type PrunedTokens = {
	readonly op: 'pruned'
	readonly tokens: Readonly<Record<string, Pruned>>
}

/** What the files are made of. Merging is idempotent and the order does not matter. */
export type HistoryRecord = RegisterRecord | TokenEvents | PrunedTokens

const id = v.pipe(v.string(), v.nonEmpty())
const stamp = { rev: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), by: v.string() }
const text = v.exactOptional(v.string())
const port = v.exactOptional(v.number())

// Loose: members a newer version added stay in the record and are written back.
const connection = v.looseObject({
	id,
	name: v.string(),
	url: v.string(),
	graph: text,
	restppPort: port,
	gsqlPort: port,
	protocol: v.string(),
	user: text,
	secretAlias: text,
	defaultLifetimeSeconds: v.number(),
	production: v.boolean(),
	readOnly: v.boolean(),
	createdAtMs: v.number(),
	removedAtMs: v.exactOptional(v.number()),
})

const seen = v.looseObject({
	atMs: v.number(),
	facts: v.exactOptional(
		v.looseObject({ dialect: v.string(), restppUrl: v.string(), gsqlUrl: v.string() }),
	),
	fault: v.exactOptional(v.looseObject({ code: v.string() })),
})

const token = v.looseObject({
	id,
	connectionId: id,
	graph: text,
	user: text,
	secretAlias: text,
})

const recordSchemas: Readonly<Record<string, v.GenericSchema>> = {
	connection: v.object({ op: v.literal('connection'), ...stamp, id, connection }),
	server: v.object({ op: v.literal('server'), ...stamp, id, seen }),
	current: v.object({ op: v.literal('current'), ...stamp, id, tokenId: v.nullable(id) }),
	sealed: v.object({
		op: v.literal('sealed'),
		...stamp,
		id,
		field: v.picklist(['value', 'secret', 'password']),
		text: v.nullable(v.string()),
	}),
	token: v.object({ op: v.literal('token'), token, events: v.array(eventSchema) }),
	pruned: v.object({
		op: v.literal('pruned'),
		tokens: v.record(v.string(), v.object({ untilMs: v.number(), rev: v.number() })),
	}),
}

/** The record a parsed value is; undefined for what this version does not understand. */
export function recordOf(value: unknown): HistoryRecord | undefined {
	const op = typeof value === 'object' && value !== null && 'op' in value ? String(value.op) : ''
	const schema = Object.hasOwn(recordSchemas, op) ? recordSchemas[op] : undefined
	if (!schema || !v.is(schema, value)) return undefined
	return value as HistoryRecord
}
