import { type Outlets, outletOf } from './outlet.ts'

/**
 * Runs the program and ends the process with the exit code that `run` answers, as soon as all that was written has
 * gone out: connections kept open for re-use must not keep a finished program waiting.
 */
export async function runToEnd(
	process: NodeJS.Process,
	run: (outlets: Outlets) => Promise<number>,
): Promise<never> {
	const stdout = outletOf(process, 'stdout')
	const stderr = outletOf(process, 'stderr')
	const exitCode = await run({ stdout, stderr })
	await Promise.all([stdout.flushed(), stderr.flushed()])
	process.exit(exitCode)
}
