import type { CommandContext } from '../cli/command-context.ts'
import { paintFor } from '../cli/paint.ts'
import { runCommand } from '../cli/run-command.ts'
import type { Config } from '../model/config.ts'
import { failed, type Outcome } from '../model/fault.ts'
import { showTimesIn } from '../model/instant-text.ts'
import type { Ports } from '../work/ports.ts'
import { historyFiles } from './history-files.ts'
import { interruptSignal } from './interrupt.ts'
import { lazyLocks } from './lazy-locks.ts'
import { lineWriter } from './line-writer.ts'
import { configFaultLines, loadConfig } from './load-config.ts'
import { openPorts } from './open-ports.ts'
import type { Outlet } from './outlet.ts'
import { askLine, inputStream } from './read-input.ts'
import { version } from './version.ts'
import { wallClock } from './wall-clock.ts'

/** What a command writes to. */
type Outlets = { readonly stdout: Outlet; readonly stderr: Outlet }

/** Runs one command in this process, over the user's own history; answers its exit code. */
export async function runCommands(
	args: readonly string[],
	process: NodeJS.Process,
	{ stdout, stderr }: Outlets,
): Promise<number> {
	const { env } = process
	const signal = interruptSignal(process)
	const note = (line: string) => void stderr.write(`${line}\n`)
	const input = inputStream(() => process.stdin, signal)
	// Asked no sooner than need be, and in this order: stdin is better left alone, see there.
	const mayAsk = () => stderr.isTerminal && process.stdin.isTTY === true
	const readHidden = async (prompt: string) =>
		mayAsk() ? input.readHidden(prompt) : failed('passphrase-needed')
	const loaded = await loadConfig(env)
	showTimesIn(loaded.config.timeZone)
	if (args[0] !== 'config' && args[0] !== 'complete') {
		for (const line of configFaultLines(loaded)) note(line)
	}
	let opening: Promise<Outcome<Ports>> | undefined
	const context: CommandContext = {
		version,
		async places() {
			const { findPlaces } = await import('./find-places.ts')
			return findPlaces(env)
		},
		async config() {
			const { keysInForce } = await import('./keys-in-force.ts')
			return (await keysInForce(loaded)).loaded
		},
		openPorts: () => (opening ??= openNoting(env, loaded.config, note, readHidden)),
		locks: lazyLocks(async () => {
			const { processLocks } = await import('../store/process-locks.ts')
			const { dataFolder } = await import('../store/data-folder.ts')
			return processLocks(dataFolder(env))
		}),
		clock: wallClock,
		random: Math.random,
		env,
		get signal() {
			return signal()
		},
		stdin: input,
		note,
		warn: note,
		isErrorTerminal: stderr.isTerminal,
		get canAsk() {
			return mayAsk()
		},
		ask: (question) => askLine(process.stdin, stderr.stream(), signal(), question),
		async readFile(path) {
			const { readCredentialFile } = await import('../store/read-credential-file.ts')
			return readCredentialFile(path)
		},
		files: historyFiles,
		async readDescriptor(descriptor) {
			const { readDescriptor } = await import('../store/read-descriptor.ts')
			return readDescriptor(descriptor)
		},
		async runProgram(program) {
			const { runProgram } = await import('./run-program.ts')
			return runProgram(program, process)
		},
	}
	const exitCode = await runCommand(args, context, {
		result: (text) => void stdout.write(text),
		line: lineWriter(stdout),
		paint: paintFor(stdout.isTerminal, env),
		errorPaint: paintFor(stderr.isTerminal, env),
	})
	const opened = await opening
	if (opened?.ok) await opened.value.history.close()
	return exitCode
}

/** What is said where there is neither a command nor a terminal for the screens. */
export async function usage(): Promise<string> {
	const { usageText } = await import('../cli/help/usage-text.ts')
	return usageText()
}

/** Opens the history, and says on stderr what happened on opening: repaired modes, recovered files. */
async function openNoting(
	env: NodeJS.ProcessEnv,
	config: Config,
	note: (line: string) => void,
	readHidden: (prompt: string) => Promise<Outcome<string>>,
): Promise<Outcome<Ports>> {
	const ports = await openPorts(env, config, readHidden)
	if (ports.ok) for (const notice of ports.value.history.status().notices) note(notice)
	return ports
}
