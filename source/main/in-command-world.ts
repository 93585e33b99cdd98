import type { CommandContext } from '../cli/command-context.ts'
import type { Output } from '../cli/output.ts'
import { paintFor } from '../cli/paint.ts'
import { failed, type Outcome } from '../model/fault.ts'
import { showTimesIn } from '../model/instant-text.ts'
import { dataFolder } from '../store/data-folder.ts'
import type { Ports } from '../work/ports.ts'
import { historyFiles } from './history-files.ts'
import { interruptSignal } from './interrupt.ts'
import { lazyLocks } from './lazy-locks.ts'
import { lineWriter } from './line-writer.ts'
import { configFaultLines, loadConfig } from './load-config.ts'
import type { openPorts } from './open-ports.ts'
import type { Outlets } from './outlet.ts'
import { askLine, inputStream } from './read-input.ts'
import { version } from './version.ts'
import { wallClock } from './wall-clock.ts'

/** What differs between commands before they run. */
export type WorldWish = {
	/** Whether to say on stderr what is wrong in the user's `config.json`. */
	readonly saysConfigFaults: boolean
	/** Opens the user's history, when a command asks for it. */
	readonly openPorts: typeof openPorts
}

/**
 * Runs a command in the world of this process: its arguments and environment, the user's own history and
 * settings. Answers the exit code that `run` answers, once the history is closed.
 */
export async function inCommandWorld(
	process: NodeJS.Process,
	{ stdout, stderr }: Outlets,
	wish: WorldWish,
	run: (context: CommandContext, output: Output) => Promise<number>,
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
	if (wish.saysConfigFaults) for (const line of configFaultLines(loaded)) note(line)
	/** Says on stderr what happened on opening: repaired modes, recovered files. */
	const openNoting = async () => {
		const ports = await wish.openPorts(env, loaded.config, readHidden)
		if (ports.ok) for (const notice of ports.value.history.status().notices) note(notice)
		return ports
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
		openPorts: () => (opening ??= openNoting()),
		locks: lazyLocks(async () => {
			const { processLocks } = await import('../store/process-locks.ts')
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
	const exitCode = await run(context, {
		result: (text) => void stdout.write(text),
		line: lineWriter(stdout),
		paint: paintFor(stdout.isTerminal, env),
		errorPaint: paintFor(stderr.isTerminal, env),
	})
	const opened = await opening
	if (opened?.ok) await opened.value.history.close()
	return exitCode
}
