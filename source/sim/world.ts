import type { ServerVersion } from './server-version.ts'

/** A secret: belongs to a user and, on 3.x, to a graph. */
export type SimSecret = { alias: string; value: string; user: string; graph: string }

/** What the server knows of one token it gave out. */
export type SimToken = {
	token: string
	/** The graph it was asked for; absent for a global one (4.x). */
	graph?: string
	user: string
	/** The alias of the secret it was issued with; absent with user and password. */
	alias?: string
	issuedAtSeconds: number
	expiresAtSeconds: number
	/** Deleted, or gone with its secret. */
	dropped: boolean
}

/** How this server behaves, where real ones differ or where a test wants it otherwise. */
export type WorldSettings = {
	/** REST++ authentication: off, `/requesttoken` does not exist. */
	auth: boolean
	/** `GSQL.MaxAuthTokenLifeTimeSec`: the longest lifetime given out; 0 = no cap. */
	maxLifetimeSeconds: number
	/** Gives out the longest lifetime in place of a longer one, and says nothing, instead of refusing. */
	capsQuietly: boolean
	/** HTTP status of refusals: `ok` = 200 with an error body, `http` = 4xx. */
	errorStatus: 'ok' | 'http'
	/** HTTP status of REST-10016, REST-10018 and REST-10019, which real versions disagree on. */
	deniedStatus: 200 | 401 | 403
	/** Leaves `code` out of every reply. */
	omitCode: boolean
	/** How 4.x reads `lifetime`. */
	lifetimeUnit: 'seconds' | 'milliseconds'
	/** 3.2–3.4: PUT answers the lifetime, not the instant, in `expiration`. */
	refreshAnswersDuration: boolean
	/** 4.x: whether two tokens issued alike in the same second differ. */
	uniqueJwts: boolean
	/** How many deleted tokens a 4.x user's block list holds. */
	blockListLimit: number
	/** Whether 4.x lists secrets as an array or as one object, both of which have been seen. */
	secretsShape: 'array' | 'object'
}

/** A whole TigerGraph server as plain state; everything that changes it is a function beside it. */
export type World = {
	version: ServerVersion
	settings: WorldSettings
	graphs: Set<string>
	users: Map<string, { password: string; superuser: boolean }>
	secrets: SimSecret[]
	tokens: SimToken[]
	/** 4.x: per user, the tokens on its block list, oldest first. */
	blockLists: Map<string, string[]>
	/** The HS256 key of this server's JSON Web Tokens. */
	signingKey: string
	/** The server's own clock, in milliseconds. */
	now: () => number
	/** A text of so many lower-case letters and digits, nowhere repeated. */
	randomText: (length: number) => string
}

/** The settings a version has when nobody asks for others. */
export function defaultSettings(version: ServerVersion): WorldSettings {
	const old = version.dialect === 'query'
	return {
		auth: true,
		maxLifetimeSeconds: 0,
		capsQuietly: false,
		errorStatus: version.dialect === 'jwt' ? 'http' : 'ok',
		deniedStatus: old ? 403 : 401,
		omitCode: false,
		lifetimeUnit: 'seconds',
		refreshAnswersDuration: old && version.minor >= 2,
		uniqueJwts: true,
		blockListLimit: 20,
		secretsShape: 'array',
	}
}

/** The server's clock in whole seconds, the unit of every expiry. */
export function nowSeconds(world: World): number {
	return Math.floor(world.now() / 1000)
}
