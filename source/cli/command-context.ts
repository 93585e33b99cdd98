import type { Outcome } from '../model/fault.ts'
import type { Ports } from '../work/ports.ts'

/**
 * The world around a command, so that no command touches the process, the disk or the network but
 * through what it was given.
 */
export type CommandContext = {
	readonly version: string
	/** Opens the history, once; the server's side is loaded when a server is first asked. */
	readonly openPorts: () => Promise<Outcome<Ports>>
	/** Aborts when the user interrupts. */
	readonly signal: AbortSignal
	readonly stdin: InputStream
	/** A line for people on stderr; stdout carries only the result. */
	readonly note: (line: string) => void
	readonly isErrorTerminal: boolean
	/** Whether a question can be asked: stdin and stderr are a terminal. */
	readonly canAsk: boolean
	/** The line the user answers with; undefined at the end of input or an interrupt. */
	readonly ask: (question: string) => Promise<string | undefined>
	/** A file's text without one line break at its end. Fault: `file-unreadable`. */
	readonly readFile: (path: string) => Promise<Outcome<string>>
}

/** What is needed of standard input. */
export type InputStream = {
	readonly isTerminal: boolean
	/** Everything up to its end. Fault: `cancelled` when the user interrupts. */
	readonly readAll: () => Promise<Outcome<string>>
	/** One line typed at the terminal without being shown. Fault: `cancelled`. */
	readonly readHidden: (prompt: string) => Promise<Outcome<string>>
}
