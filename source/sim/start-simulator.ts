import { answerRequest } from './answer-request.ts'
import { closedPort } from './closed-port.ts'
import { type Control, createControl } from './control.ts'
import { createWorld } from './create-world.ts'
import { listen, type ServerMaker } from './http-listener.ts'
import { type MintRequest, mintToken } from './mint-token.ts'
import { randomTexts } from './random-text.ts'
import type { LoggedRequest } from './request-log.ts'
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
	/** Makes the HTTP servers; the place to put one that speaks TLS. */
	makeServer?: ServerMaker
} & Partial<WorldSettings>

/** A token to put into the server's world as if it had been given out some time ago. */
export type MintOptions = {
	/** Default: the secret `secret1`; null = with user and password. */
	alias?: string | null
	/** Default `tests`; null = a global token (4.x). */
	graph?: string | null
	/** Default `tigergraph`. */
	user?: string
	/** Epoch seconds; default now. */
	issuedAtSeconds?: number
	/** Default 30 days. */
	lifetimeSeconds?: number
	/** Deleted since: the server does not know it any more, or (4.x) has it on the block list. */
	dropped?: boolean
}

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
	/** Stops listening and cuts what is open, held replies included. */
	close: () => Promise<void>
}

/**
 * Starts a server that speaks TigerGraph's token API in the dialect of a version (TigerGraph 3.0–4.2
 * docs, REST++ API authentication and GSQL endpoints). Rejects with a RangeError for a version that
 * does not exist and with node's error (EADDRINUSE) for a port that is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { protocol = '3.9', restppPort = 0, gsqlPort = 0, now = Date.now, makeServer } = options
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
		listen(port, (request, response) => answerRequest(parts, which, request, response), makeServer)

	const gsql = await open(gsqlPort, 'gsql')
	const restpp =
		world.version.dialect === 'jwt'
			? { port: restppPort || (await closedPort(Math.random)), close: async () => {} }
			: await open(restppPort, 'restpp').catch(async (error: unknown) => {
					await gsql.close()
					throw error
				})
	return {
		protocol,
		restppPort: restpp.port,
		gsqlPort: gsql.port,
		restppUrl: `http://127.0.0.1:${restpp.port}`,
		gsqlUrl: `http://127.0.0.1:${gsql.port}`,
		secrets: Object.fromEntries(world.secrets.map(({ alias, value }) => [alias, value])),
		log,
		control: desk.control,
		tokens: () => world.tokens.map((token) => ({ ...token })),
		mint: (asked = {}) => ({ ...mintPast(asked) }),
		async close() {
			const closing = [gsql.close(), restpp.close()]
			desk.releaseAll()
			await Promise.all(closing)
		},
	}

	function mintPast(asked: MintOptions): SimToken {
		const { alias = 'secret1', graph = 'tests', user = 'tigergraph', dropped = false } = asked
		const minting: MintRequest = { user, lifetimeSeconds: asked.lifetimeSeconds ?? 2_592_000 }
		if (alias !== null) minting.alias = alias
		if (graph !== null) minting.graph = graph
		if (asked.issuedAtSeconds !== undefined) minting.issuedAtSeconds = asked.issuedAtSeconds
		const token = mintToken(world, minting)
		token.dropped = dropped
		if (dropped && world.version.dialect === 'jwt') {
			world.blockLists.set(user, [...(world.blockLists.get(user) ?? []), token.token])
		}
		return token
	}
}

/** The settings among the options, without those left undefined. */
function settingsIn(options: SimulatorOptions): Partial<WorldSettings> {
	const { protocol, restppPort, gsqlPort, users, now, seed, makeServer, ...settings } = options
	return settings
}
