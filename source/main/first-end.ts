import process from 'node:process'
import type { Runtime } from '../app/runtime.ts'
import type { Stopped } from './until-stopped.ts'

/** A face of the program while it has the terminal. */
export type OpenFace = {
	/** Leaves the terminal as it was. Again = nothing. */
	readonly close: () => Promise<void> | void
	/** Rejects with what the face has thrown. */
	readonly broken: Promise<never>
}

/** How long outcomes may take to be written down once the process was told to end, in milliseconds. */
const patienceMs = 3000

/** Waits for whichever comes first: the user leaves, the process is told to end, something breaks. */
export async function firstEnd(
	runtime: Runtime,
	face: OpenFace,
	stopped: Promise<Stopped>,
): Promise<number> {
	const left = runtime.whenLeft()
	const broken = face.broken.catch((error: unknown): Stopped => ({ exitCode: 1, error }))
	const leaving = left.then((exitCode) => ({ exitCode, isLeft: true }))
	const end: Stopped & { isLeft?: boolean } = await Promise.race([leaving, stopped, broken])
	if (end.isLeft) return end.exitCode
	// The terminal first: whatever is still to come, whoever sits there has it back.
	await face.close()
	if (end.error !== undefined) {
		const name = end.error instanceof Error ? end.error.name : 'unknown'
		// Its message could hold anything, so only its kind is said.
		process.stderr.write(`tgtoken ended: something unexpected went wrong (${name}).\n`)
	}
	runtime.send({ kind: 'end' })
	await Promise.race([left, new Promise((resolve) => setTimeout(resolve, patienceMs))])
	return end.exitCode
}
