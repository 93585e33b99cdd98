import { spawn } from 'node:child_process'

/** How long a clipboard's program may take; a display that does not answer must not hold us up. */
const patienceMs = 2000

/** Runs a program with a text as its standard input; true when it ended well and in time. */
export function giveToProgram(
	[program, ...args]: readonly [string, ...string[]],
	text: string,
	env: NodeJS.ProcessEnv,
): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>()
	// What such a program leaves running keeps its standard output open; so it is given none.
	const child = spawn(program, args, { env, stdio: ['pipe', 'ignore', 'ignore'] })
	const timer = setTimeout(() => {
		child.kill('SIGKILL')
		resolve(false)
	}, patienceMs)
	const end = (isGood: boolean) => {
		clearTimeout(timer)
		resolve(isGood)
	}
	child.once('error', () => end(false))
	child.once('exit', (code) => end(code === 0))
	child.stdin.on('error', () => undefined)
	child.stdin.end(text)
	return promise
}
