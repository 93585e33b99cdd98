import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import type { Outlet } from '../../source/main/outlet.ts'
import { runCommands } from '../../source/main/run-commands.ts'
import type { Ran } from './cli-world.ts'

/**
 * Runs a command as the program would, in this process: over the history in its home, against real servers, with pipes
 * for its streams. For what a process of its own would prove nothing more about, at a tenth of the time.
 */
export async function runInside(
	args: readonly string[],
	env: NodeJS.ProcessEnv,
	input = '',
): Promise<Ran> {
	const stdout = outlet()
	const stderr = outlet()
	const inside = Object.assign(new EventEmitter(), {
		// As a process is given it, which knows no variable without a value.
		env: Object.fromEntries(Object.entries(env).filter(([, text]) => text !== undefined)),
		stdin: Readable.from([Buffer.from(input)], { objectMode: false }),
		exit: (code: number) => {
			throw new Error(`the program would have ended with ${code} amid a command`)
		},
	})
	const code = await runCommands(args, inside as unknown as NodeJS.Process, { stdout, stderr })
	return {
		code,
		stdout: stdout.written(),
		stderr: stderr.written(),
		json: () => JSON.parse(stdout.written()),
	}
}

/** What keeps all that is written to it. */
function outlet(): Outlet & { readonly written: () => string } {
	const written: string[] = []
	return {
		isTerminal: false,
		write: (text) => written.push(text) > 0,
		isGone: () => false,
		stream: () => {
			throw new Error('nothing here asks at a terminal or waits for a reader')
		},
		flushed: async () => {},
		written: () => written.join(''),
	}
}
