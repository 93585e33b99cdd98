import { failed, ok } from '../model/fault.ts'
import type { Locks } from '../work/locks.ts'

/** Locks within this process, for a history that no other process can see. */
export function memoryLocks(): Locks {
	const held = new Map<string, Promise<void>>()
	const tryTake = async (name: string) => {
		if (held.has(name)) return undefined
		const { promise, resolve } = Promise.withResolvers<void>()
		held.set(name, promise)
		return {
			release() {
				held.delete(name)
				resolve()
			},
		}
	}
	return {
		tryTake,
		async take(name, signal) {
			for (;;) {
				if (signal?.aborted) return failed('cancelled')
				const lock = await tryTake(name)
				if (lock) return ok(lock)
				await held.get(name)
			}
		},
	}
}
