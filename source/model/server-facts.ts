import type { Fault } from './fault.ts'
import type { Dialect } from './protocol.ts'

/** The unit in which a 4.x server reads `lifetime`: documented as one thing, answered as another. */
export type LifetimeUnit = 'seconds' | 'milliseconds'

/**
 * What discovery learned of one server, and when. Remembered per connection and asked for again
 * when the server's answers contradict it.
 */
export type ServerFacts = {
	readonly dialect: Dialect
	/** The full version where the server let it be read, e.g. `3.9.3`. */
	readonly version?: string
	/** Whether REST++ authentication is on; undefined where the server did not let us know. */
	readonly authEnabled?: boolean
	/** Where REST++ answers, no trailing slash: `http://host:9000`, `https://host:14240/restpp`. */
	readonly restppUrl: string
	/** Where GSQL answers, no trailing slash: `http://host:14240`. */
	readonly gsqlUrl: string
	/** Server clock minus ours, from the HTTP `Date` header; whole seconds are all it can say. */
	readonly clockSkewMs?: number
	readonly latencyMs?: number
	readonly lifetimeUnit?: LifetimeUnit
}

/** The last look at a server: what it said, or why it could not be asked. */
export type ServerSeen = {
	readonly atMs: number
	/** The newest facts, kept even when the last try failed. */
	readonly facts?: ServerFacts
	/** Why the last try failed; absent when it succeeded. */
	readonly fault?: Fault
}
