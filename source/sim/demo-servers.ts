import { type Simulator, startSimulator } from './start-simulator.ts'
import type { MintOptions } from './token-history.ts'
import type { SimToken } from './world.ts'

/** The three servers of the demo: the current 3.x, an old one, and one with JSON Web Tokens. */
export type DemoServers = {
	/** 3.9.3, the one to play production. */
	current: Simulator
	/** 3.4, the query-string dialect. */
	legacy: Simulator
	/** 4.1, JSON Web Tokens. */
	cloud: Simulator
	close: () => Promise<void>
}

/** Starts the demo's servers on free ports; when one cannot start, none is left running. */
export async function startDemoServers(
	options: { now?: () => number; seed?: string } = {},
): Promise<DemoServers> {
	const started: Simulator[] = []
	const close = async (): Promise<void> => {
		await Promise.all(started.map((server) => server.close()))
	}
	const start = async (protocol: string): Promise<Simulator> => {
		const server = await startSimulator({
			...options,
			...(options.seed !== undefined && { seed: `${options.seed} ${protocol}` }),
			protocol,
		})
		started.push(server)
		return server
	}
	try {
		const current = await start('3.9.3')
		const legacy = await start('3.4')
		const cloud = await start('4.1')
		return { current, legacy, cloud, close }
	} catch (error) {
		await close()
		throw error
	}
}

/** A token of the demo's past as its server knows it. */
export type PastToken = Pick<SimToken, 'token' | 'issuedAtSeconds' | 'expiresAtSeconds' | 'dropped'>

/**
 * Puts a token of the past into a server's world, so that the history that shows it and the server
 * that is asked about it agree: how long ago it was issued, for how long, and whether it was deleted.
 */
export function mintPastToken(
	server: Simulator,
	past: { agoSeconds: number; nowSeconds: number } & Omit<MintOptions, 'issuedAtSeconds'>,
): PastToken {
	const { agoSeconds, nowSeconds, ...rest } = past
	const minted = server.mint({ ...rest, issuedAtSeconds: nowSeconds - agoSeconds })
	const { token, issuedAtSeconds, expiresAtSeconds, dropped } = minted
	return { token, issuedAtSeconds, expiresAtSeconds, dropped }
}
