import type { Outcome } from '../model/fault.ts'
import type { CommandContext } from './command-context.ts'
import type { Paint } from './paint.ts'

/** An option of a command. Without `value` it is a flag. */
export type OptionSpec = {
	/** What stands behind it in the usage: `30d|12h|3600`. */
	readonly value?: string
	readonly what: string
	/** The environment variable that stands in for it where it is not given. */
	readonly variable?: `TGTOKEN_${string}`
	/** What its value may be, for completion; a function of the history where that knows. */
	readonly values?: readonly string[] | 'connection' | 'token' | 'file'
}

/** A word of a command that is not an option, in its place. */
export type WordSpec = {
	readonly name: string
	readonly isOptional?: true
	/** Any number of words from here on; only for the last one. */
	readonly isMany?: true
	readonly what: string
	/** What it may be, for completion. */
	readonly values?: readonly string[] | 'connection' | 'token'
}

/** What the user typed after a command's name, found to be well-formed. */
export type Invocation = {
	readonly words: readonly string[]
	/** Values by option name. */
	readonly texts: Readonly<Record<string, string | undefined>>
	/** Names of the flags that were given. */
	readonly flags: ReadonlySet<string>
}

/** What a command has to say when it is done. */
export type Answer = {
	/** For programs: the one object on stdout. A getter where making it takes long: text asks for none. */
	readonly json: Readonly<Record<string, unknown>>
	/** For people: the text on stdout, without its last line break. Nothing is printed of an empty one. */
	readonly text: (paint: Paint) => string
	/** What is left of the text with --quiet: an id, a name, nothing. Absent: the text is the result. */
	readonly quiet?: () => string
	/** Lines that are made while they are printed, in place of `json` and `text`. */
	readonly lines?: Iterable<string> | AsyncIterable<string>
	/**
	 * Where *done* is not 0: a server that refuses a token it was asked about is 3. A function is
	 * asked after the last line.
	 */
	readonly exitCode?: number | (() => number)
}

/** One command: everything the help, the parser and the program know of it. */
export type Command = {
	/** As it is typed: `issue`, `connections add`. */
	readonly name: string
	/** One line for the overview. */
	readonly summary: string
	readonly words: readonly WordSpec[]
	readonly options: Readonly<Record<string, OptionSpec>>
	/** Its last words are a program and that program's own arguments. */
	readonly takesProgram?: true
	/** Sentences for its own help, where the summary and the options do not say it all. */
	readonly notes?: readonly string[]
	readonly examples: readonly string[]
	readonly run: (context: CommandContext, invocation: Invocation) => Promise<Outcome<Answer>>
}
