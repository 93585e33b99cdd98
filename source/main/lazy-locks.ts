import type { Locks } from '../work/locks.ts'

/** Locks that are loaded when one is first taken: a token with enough left needs none. */
export function lazyLocks(load: () => Promise<Locks>): Locks {
	let loading: Promise<Locks> | undefined
	const locks = () => (loading ??= load())
	return {
		tryTake: async (...ask) => (await locks()).tryTake(...ask),
		take: async (...ask) => (await locks()).take(...ask),
	}
}
