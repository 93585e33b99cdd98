import type { Outcome } from '../model/fault.ts'
import type { LoadedConfig } from '../model/loaded-config.ts'
import type { Clock } from '../work/clock.ts'
import type { Locks } from '../work/locks.ts'
import type { Ports } from '../work/ports.ts'

/**
 * The world around a command, so that no command touches the process, the disk or the network but
 * through what it was given.
 */
export type CommandContext = {
	readonly version: string
	/** Where everything lies, whether it is there or not. */
	readonly places: () => Promise<Places>
	/** The user's `config.json`, read once. */
	readonly config: () => Promise<LoadedConfig>
	/** Opens the history, once; the server's side is loaded when a server is first asked. */
	readonly openPorts: () => Promise<Outcome<Ports>>
	/** The locks between the processes of the same history; of use once that is open. */
	readonly locks: Locks
	readonly clock: Clock
	/** Anything from 0 to 1, 1 excluded. */
	readonly random: () => number
	/** The environment. */
	readonly env: Readonly<Record<string, string | undefined>>
	/** Aborts when the user interrupts. */
	readonly signal: AbortSignal
	readonly stdin: InputStream
	/** A line for people on stderr; stdout carries only the result. Silent with --quiet. */
	readonly note: (line: string) => void
	/** A line on stderr that must be read, --quiet or not. */
	readonly warn: (line: string) => void
	readonly isErrorTerminal: boolean
	/** Whether a question can be asked: stdin and stderr are a terminal. */
	readonly canAsk: boolean
	/** The line the user answers with; undefined at the end of input or an interrupt. */
	readonly ask: (question: string) => Promise<string | undefined>
	/** A file's text without one line break at its end. Fault: `file-unreadable`. */
	readonly readFile: (path: string) => Promise<Outcome<string>>
	readonly files: HistoryFiles
	/** The same of a descriptor that whoever started us left open. Fault: `file-unreadable`. */
	readonly readDescriptor: (descriptor: number) => Promise<Outcome<string>>
	/** Runs another program to its end, our own standard streams being its too. */
	readonly runProgram: (program: Program) => Promise<Outcome<ProgramEnd>>
}

/** Where everything of ours lies on this machine. */
export type Places = {
	readonly nodePath: string
	/** Of the history. */
	readonly folder: string
	/** The version of the history's layout that this program writes. */
	readonly schema: number
	readonly files: readonly {
		readonly name: string
		readonly what: string
		readonly bytes: number
		readonly modifiedAtMs: number
	}[]
	/** Node's compiled form of our own code; null where none is kept. */
	readonly codeCache: string | null
	/** What keeps two processes apart. */
	readonly locks: string
}

/** What is needed of standard input. */
export type InputStream = {
	readonly isTerminal: boolean
	/** Everything up to its end. Fault: `cancelled` when the user interrupts. */
	readonly readAll: () => Promise<Outcome<string>>
	/** One line typed at the terminal without being shown. Fault: `cancelled`. */
	readonly readHidden: (prompt: string) => Promise<Outcome<string>>
}

/** A program to run. */
export type Program = {
	readonly words: readonly string[]
	/** Its environment: ours, with these set, or taken away where undefined. */
	readonly environment: Readonly<Record<string, string | undefined>>
}

/** How a program ended: its own exit code, or 128 and the number of the signal that ended it. */
export type ProgramEnd = { readonly exitCode: number }

/** Files that hold a whole history, and what seals them. */
export type HistoryFiles = {
	/** Fault: `file-unreadable`. */
	readonly read: (path: string) => Promise<Outcome<string>>
	/** A new file for the user alone; none is replaced. Fault: `file-not-written`. */
	readonly write: (path: string, text: string) => Promise<Outcome<void>>
	readonly seal: (text: string, passphrase: string) => Promise<string>
	readonly isSealed: (text: string) => Promise<boolean>
	/** Faults: `wrong-passphrase`, `file-unreadable`. */
	readonly open: (text: string, passphrase: string) => Promise<Outcome<string>>
}
