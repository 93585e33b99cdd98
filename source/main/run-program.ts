import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Program, ProgramEnd } from '../cli/command-context.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { sanitizeTo } from '../model/sanitize.ts'

/** What is passed on to a program. Those a terminal sends reach it by themselves, see below. */
const passedOn = [
	'SIGINT',
	'SIGTERM',
	'SIGHUP',
	'SIGQUIT',
	'SIGUSR1',
	'SIGUSR2',
	'SIGALRM',
	'SIGCONT',
	'SIGWINCH',
] as const

/**
 * Runs a program to its end with our own standard streams, and passes on the signals we are sent
 * meanwhile: they are the program's to answer, and do not interrupt us. What a terminal sends at
 * Ctrl-C and Ctrl-\ it sends to the program too; that is not passed on a second time.
 * Fault: `not-runnable`.
 */
export function runProgram(
	program: Program,
	process: NodeJS.Process,
): Promise<Outcome<ProgramEnd>> {
	const [command = '', ...args] = program.words
	const { promise, resolve } = Promise.withResolvers<Outcome<ProgramEnd>>()
	const ours = passedOn.map((name) => ({ name, listeners: process.listeners(name) }))
	const hasTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
	const pass = (name: NodeJS.Signals) => {
		const isFromTerminal = name === 'SIGINT' || name === 'SIGQUIT' || name === 'SIGWINCH'
		if (!(isFromTerminal && hasTerminal)) child.kill(name)
	}
	for (const { name } of ours) process.removeAllListeners(name).on(name, pass)
	const env = { ...process.env, ...program.environment }
	const child = spawn(command, args, { stdio: 'inherit', env })
	const end = (outcome: Outcome<ProgramEnd>) => {
		for (const { name, listeners } of ours) {
			process.off(name, pass)
			for (const listener of listeners) process.on(name, listener)
		}
		resolve(outcome)
	}
	child.once('error', ({ code }: NodeJS.ErrnoException) => {
		const cause =
			code === 'ENOENT' ? 'it was not found' : code === 'EACCES' ? 'no permission' : code
		end(failed('not-runnable', { detail: `${sanitizeTo(command, 60)}, ${cause}` }))
	})
	child.once('exit', (code, signal) =>
		end(ok({ exitCode: code ?? 128 + (signal ? constants.signals[signal] : 0) })),
	)
	return promise
}
