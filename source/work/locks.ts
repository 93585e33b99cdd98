import type { Outcome } from '../model/fault.ts'

/** Something that one process at a time may do; let go however the process ends. */
export type Lock = { readonly release: () => void }

/**
 * Locks between the processes that work on one history, by name. What they guard is economy, not
 * safety: the history loses nothing without them, but two programs that ask at once should end with
 * one new token.
 */
export type Locks = {
	/** Undefined where another has it. */
	tryTake(name: string): Promise<Lock | undefined>
	/** Waits until it is free. Faults: `busy` when that takes too long, `cancelled`. */
	take(name: string, signal?: AbortSignal): Promise<Outcome<Lock>>
}
