import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Figures, interleaved } from './figures.ts'
import { environment, node, type Subject } from './places.ts'

/** A command line to be timed beside ours. */
export type Rival = { readonly name: string; readonly words: readonly string[] }

/**
 * Milliseconds from start to end of commands, by `SUBJECT COMMAND`, of bare Node, and of the rivals by
 * their names. Fails where a command of ours does.
 */
export async function measureCommands(
	subjects: readonly Subject[],
	commands: Readonly<Record<string, readonly string[]>>,
	rivals: readonly Rival[],
	home: string,
	turns: number,
): Promise<Figures> {
	const env = environment(home)
	const ours = subjects.flatMap(({ name, program }) =>
		Object.entries(commands).map(
			([command, args]) => [`${name} ${command}`, () => timeOf(program, args, env)] as const,
		),
	)
	const theirs = rivals.map(
		({ name, words: [program = '', ...args] }) => [name, () => timeOf(program, args, env)] as const,
	)
	return interleaved(turns, {
		'node -e 0': () => timeOf(node, ['-e', '0'], env),
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
