import { spawn } from '@lydell/node-pty'
import { type CliWorld, program } from './cli-world.ts'

/** Runs the program in a terminal; each answer is typed when the text before it has appeared. */
export function inTerminal(
	{ env }: CliWorld,
	args: readonly string[],
	...answers: readonly (readonly [seen: string, typed: string])[]
): Promise<{ readonly code: number; readonly screen: string }> {
	const terminal = spawn(program, [...args], { env, cols: 120, rows: 24 })
	let screen = ''
	let next = 0
	terminal.onData((text) => {
		screen += text
		const [seen, typed] = answers[next] ?? []
		if (seen === undefined || typed === undefined || !screen.includes(seen)) return
		next++
		terminal.write(typed)
	})
	return new Promise((resolve) => {
		terminal.onExit(({ exitCode }) => resolve({ code: exitCode, screen }))
	})
}
