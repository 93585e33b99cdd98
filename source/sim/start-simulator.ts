import { answerRequest } from './answer-request.ts'
import { closedPort } from './closed-port.ts'
import { type Control, createControl } from './control.ts'
import { createWorld } from './create-world.ts'
import { listen } from './http-listener.ts'
import { randomTexts } from './random-text.ts'
import type { LoggedRequest } from './request-log.ts'
import { dropSecret } from './secrets.ts'
import type { TlsIdentity } from './tls-identity.ts'
import { dropPast, expireNow, type MintOptions, mintPast } from './token-history.ts'
import type { SimToken, WorldSettings } from './world.ts'

/** How the simulated server is to be; all of it may be left out. */
export type SimulatorOptions = {
	/** Any version from 3.0 to 4.2, with or without a patch number; default 3.9. */
	protocol?: string
	/** 0 or absent = any free one. 4.x listens on none. */
	restppPort?: number
	/** 0 or absent = any free one. */
	gsqlPort?: number
	/** Users beside the superuser `tigergraph`/`tigergraph`: name → password. */
	users?: Record<string, string>
	/** The machine's clock in milliseconds; a test may pass its own. */
	now?: () => number
	/** The same text gives the same secrets and tokens; without one they are random. */
	seed?: string
	/** Speak HTTPS with this key and certificate; default plain HTTP. */
	tls?: TlsIdentity
} & Partial<WorldSettings>

/** A simulated TigerGraph server that listens on 127.0.0.1 until it is closed. */
export type Simulator = {
	protocol: string
	/** On 4.x a port that is closed: connections to it are refused. */
	restppPort: number
	gsqlPort: number
	restppUrl: string
	gsqlUrl: string
	/** Alias → value, as they were at the start. */
	secrets: Record<string, string>
	/** Every request so far, in order of arrival. */
	log: readonly LoggedRequest[]
	control: Control
	/** Everything this server knows of the tokens it gave out, in order; copies. */
	tokens: () => readonly SimToken[]
	/** Puts a token of the past into the world. */
	mint: (options?: MintOptions) => SimToken
	/** Deletes a token behind the clients' backs; throws for one this server never issued. */
	drop: (token: string) => void
	/** Lets a 3.x token expire this second; throws on 4.x, and for one never issued. */
	expire: (token: string) => void
	/** Drops a secret of `tigergraph`, and on 3.x its tokens; false when there is none of that alias. */
	dropSecret: (alias: string) => boolean
	/** Stops listening and cuts what is open, held replies included. */
	close: () => Promise<void>
}

/**
 * Starts a server that speaks TigerGraph's token API in the dialect of a version (TigerGraph 3.0–4.2
 * docs, REST++ API authentication and GSQL endpoints). Rejects with a RangeError for a version that
 * does not exist and with node's error (EADDRINUSE) for a port that is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { protocol = '3.9', restppPort = 0, gsqlPort = 0, now = Date.now, tls } = options
	const world = createWorld({
		protocol,
		settings: settingsIn(options),
		users: options.users ?? {},
		now: () => now() + desk.clockSkewMs(),
		randomText: randomTexts(options.seed),
	})
	const desk = createControl(world)
	const log: LoggedRequest[] = []
	const parts = { world, desk, log }
	const open = (port: number, which: 'restpp' | 'gsql') =>
		listen(port, (request, response) => answerRequest(parts, which, request, response), tls)

	const gsql = await open(gsqlPort, 'gsql')
	const restpp =
		world.version.dialect === 'jwt'
			? { port: restppPort || (await closedPort(Math.random)), close: async () => {} }
			: await open(restppPort, 'restpp').catch(async (error: unknown) => {
					await gsql.close()
					throw error
				})
	const scheme = tls ? 'https' : 'http'
	return {
		protocol,
		restppPort: restpp.port,
		gsqlPort: gsql.port,
		restppUrl: `${scheme}://127.0.0.1:${restpp.port}`,
		gsqlUrl: `${scheme}://127.0.0.1:${gsql.port}`,
		secrets: Object.fromEntries(world.secrets.map(({ alias, value }) => [alias, value])),
		log,
		control: desk.control,
		tokens: () => world.tokens.map((token) => ({ ...token })),
		mint: (asked = {}) => ({ ...mintPast(world, asked) }),
		drop: (token) => dropPast(world, token),
		expire: (token) => expireNow(world, token),
		dropSecret: (alias) => dropSecret(world, 'tigergraph', alias),
		async close() {
			const closing = [gsql.close(), restpp.close()]
			desk.releaseAll()
			await Promise.all(closing)
		},
	}
}

/** The settings among the options. */
function settingsIn(options: SimulatorOptions): Partial<WorldSettings> {
	const { protocol, restppPort, gsqlPort, users, now, seed, tls, ...settings } = options
	return settings
}
