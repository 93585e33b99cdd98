import type { CommandContext } from '../../source/cli/command-context.ts'
import { plain } from '../../source/cli/paint.ts'
import { runCommand } from '../../source/cli/run-command.ts'
import { historyFiles } from '../../source/main/history-files.ts'
import { wallClock } from '../../source/main/wall-clock.ts'
import { defaultConfig } from '../../source/model/config.ts'
import { type Outcome, ok } from '../../source/model/fault.ts'
import { memoryLocks } from '../../source/store/memory-locks.ts'
import type { Ports } from '../../source/work/ports.ts'

/** How a command that ran in this process ended, and what went where. */
export type RanHere = { readonly code: number; readonly stdout: string; readonly stderr: string }

/**
 * Runs a command in this process, on these ports: what a process of its own would prove nothing more
 * about. What is given as input comes on its stdin.
 */
export async function runHere(
	ports: Outcome<Ports>,
	words: readonly string[],
	about: Partial<CommandContext> & { readonly input?: string } = {},
): Promise<RanHere> {
	const { input = '', ...changed } = about
	const stdout: string[] = []
	const stderr: string[] = []
	const read = async () => ok(input)
	const context: CommandContext = {
		version: '0.0.0',
		places: async () => ({
			nodePath: process.execPath,
			folder: '/nowhere',
			schema: 2,
			files: [{ name: 'key', what: 'the key', bytes: 131, modifiedAtMs: 0 }],
			codeCache: null,
			locks: 'none',
		}),
		config: async () => ({
			path: '/nowhere/config.json',
			isThere: false,
			config: defaultConfig,
			faults: [],
			keyPlaces: {},
		}),
		openPorts: async () => ports,
		locks: memoryLocks(),
		clock: wallClock,
		random: Math.random,
		env: {},
		signal: new AbortController().signal,
		stdin: { isTerminal: false, readAll: read, readHidden: read },
		note: (line) => stderr.push(line),
		warn: (line) => stderr.push(line),
		isErrorTerminal: false,
		canAsk: false,
		ask: async () => undefined,
		readFile: async () => ok(''),
		files: historyFiles,
		readDescriptor: async () => ok(''),
		runProgram: async () => ok({ exitCode: 0 }),
		...changed,
	}
	const code = await runCommand(words, context, {
		result: (text) => stdout.push(text),
		line: async (text) => stdout.push(text) > 0,
		paint: plain,
		errorPaint: plain,
	})
	return { code, stdout: stdout.join(''), stderr: stderr.join('\n') }
}
