import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Figures, interleaved } from './figures.ts'
import { environment, node, type Subject } from './places.ts'

/** A command line to be timed beside ours. */
export type Rival = { readonly name: string; readonly words: readonly string[] }

/** A command of ours, and the home it is given in. */
export type Given = {
	readonly name: string
	readonly words: readonly string[]
	readonly home: string
}

/**
 * Milliseconds from start to end of commands, by `SUBJECT COMMAND`, of bare Node, and of the rivals by
 * their names. Fails where a command of ours does.
 */
export async function measureCommands(
	subjects: readonly Subject[],
	commands: readonly Given[],
	rivals: readonly Rival[],
	turns: number,
): Promise<Figures> {
	const bare = environment(commands[0]?.home ?? '/')
	const ours = subjects.flatMap(({ name, program }) =>
		commands.map(
			({ name: command, words, home }) =>
				[`${name} ${command}`, () => timeOf(program, words, environment(home))] as const,
		),
	)
	const theirs = rivals.map(
		({ name, words: [program = '', ...args] }) =>
			[name, () => timeOf(program, args, bare)] as const,
	)
	return interleaved(turns, {
		'node -e 0': () => timeOf(node, ['-e', '0'], bare),
		...Object.fromEntries(ours),
		...Object.fromEntries(theirs),
	})
}

async function timeOf(
	program: string,
	args: readonly string[],
	env: Record<string, string>,
): Promise<number> {
	const start = performance.now()
	const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
	let said = ''
	child.stdout.resume()
	child.stderr.on('data', (data) => {
		said += data
	})
	const [exitCode] = await once(child, 'close')
	if (exitCode !== 0)
		throw new Error(`${program} ${args.join(' ')} ended with ${exitCode}: ${said}`)
	return performance.now() - start
}
