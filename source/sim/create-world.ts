import { addSecret } from './secrets.ts'
import { serverVersion } from './server-version.ts'
import { defaultSettings, type World, type WorldSettings } from './world.ts'

/** What a new world is made of; clock and randomness come from outside. */
export type WorldOptions = {
	protocol: string
	settings?: Partial<WorldSettings>
	/** Users beside `tigergraph`, none of them a superuser: name → password. */
	users?: Record<string, string>
	now: () => number
	randomText: (length: number) => string
}

/**
 * A server as a fresh installation with one graph: `tests`, superuser `tigergraph`/`tigergraph`, and
 * the secrets `secret1`, `secret2` and `secret3`, each of 32 characters. Throws a RangeError for a
 * version that does not exist.
 */
export function createWorld(options: WorldOptions): World {
	const version = serverVersion(options.protocol)
	const world: World = {
		version,
		settings: { ...defaultSettings(version), ...options.settings },
		graphs: new Set(['tests']),
		users: new Map([['tigergraph', { password: 'tigergraph', superuser: true }]]),
		secrets: [],
		tokens: [],
		blockLists: new Map(),
		signingKey: options.randomText(48),
		now: options.now,
		randomText: options.randomText,
	}
	for (const [name, password] of Object.entries(options.users ?? {})) {
		world.users.set(name, { password, superuser: false })
	}
	for (const alias of ['secret1', 'secret2', 'secret3']) {
		addSecret(world, { alias, user: 'tigergraph', graph: 'tests' })
	}
	return world
}
