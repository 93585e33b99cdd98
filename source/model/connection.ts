import type { ProtocolChoice } from './protocol.ts'

/**
 * One TigerGraph server as the user described it. Holds no secret and no password: those stay
 * sealed in the store and are only said to be there (`hasSecret`, `hasPassword`).
 */
export type Connection = {
	readonly id: string
	/** Unique among the connections that are not removed; what the user types. */
	readonly name: string
	/** Scheme, host, and the port or path where the user meant them; never user info. */
	readonly url: string
	readonly graph?: string
	/** REST++ port; absent = found by discovery (9000, 14240/restpp or 443/restpp). */
	readonly restppPort?: number
	/** GSQL port; absent = 14240, or 443 in the Cloud. */
	readonly gsqlPort?: number
	/** `auto` = by discovery, or the version the user set by hand. */
	readonly protocol: ProtocolChoice
	readonly user?: string
	/** The alias of the stored secret, where the user or the server named one. */
	readonly secretAlias?: string
	/** The authority to trust in place of the machine's own, a PEM file's whole path. */
	readonly caFile?: string
	/** This client's certificate and its key, whole paths of PEM files; both or neither. */
	readonly certFile?: string
	readonly keyFile?: string
	/** True = the server's certificate is not verified at all; said wherever the connection is shown. */
	readonly insecure?: boolean
	readonly hasSecret: boolean
	readonly hasPassword: boolean
	readonly defaultLifetimeSeconds: number
	/** Production connections ask for their name to be typed before anything is deleted. */
	readonly production: boolean
	/** Read-only connections have no dangerous action at all. */
	readonly readOnly: boolean
	readonly createdAtMs: number
	/** Removed connections stay as a name for their tokens in the history; their secrets are gone. */
	readonly removedAtMs?: number
}

/** The secrets of a connection in the clear: held only as long as one request needs them. */
export type Credentials = {
	readonly secret?: string
	readonly user?: string
	readonly password?: string
}

/** The host (and port, if the URL names one) for a list; the URL itself when it cannot be read. */
export function connectionHost(connection: Pick<Connection, 'url'>): string {
	return URL.canParse(connection.url) ? new URL(connection.url).host : connection.url
}
