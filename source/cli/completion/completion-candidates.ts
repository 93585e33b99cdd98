import type { Command, OptionSpec, WordSpec } from '../command.ts'
import { otherCommands } from '../commands.ts'
import { commonOptions } from '../parse-invocation.ts'

/** What a word could become, and a few words on that. */
export type Candidate = readonly [value: string, what: string]

/** What is wanted at the end of a command line. */
export type Wanted = {
	/** What of the last word is typed already; without `prefix`. */
	readonly typed: string
	/** `--shell=`, where the value is typed behind it in one word. */
	readonly prefix: string
} & (
	| { readonly kind: 'words'; readonly candidates: readonly Candidate[] }
	| { readonly kind: 'connection' }
	| { readonly kind: 'token'; readonly connection: string | undefined }
)

/** What the last of these words, typed after `tgtoken`, could become; the rest stand before it. */
export function candidatesFor(commands: readonly Command[], words: readonly string[]): Wanted {
	const typed = words.at(-1) ?? ''
	const before = words.slice(0, -1)
	const [first, second] = before
	const here = { typed, prefix: '' }
	if (first === undefined) return { ...here, kind: 'words', candidates: firstWords(commands) }
	const names = first === 'help' ? before.slice(1) : before
	if (first === 'help' && names.length === 0) {
		return { ...here, kind: 'words', candidates: commandWords(commands) }
	}
	const command =
		commands.find(({ name }) => name === first) ??
		commands.find(({ name }) => name === `${first} ${second}`)
	if (command && first !== 'help') {
		return candidatesIn(command, before.slice(command.name.split(' ').length), typed)
	}
	const members = names.length === 1 ? membersOf(commands, names[0] ?? '') : []
	return { ...here, kind: 'words', candidates: members }
}

function firstWords(commands: readonly Command[]): readonly Candidate[] {
	return [
		...commandWords(commands),
		['--demo', 'the screens over a made-up world'],
		['--screen-reader', 'the screens as plain lines, for speech and braille'],
		['--help', 'every command'],
		['--version', 'the version'],
	]
}

/** Commands, and groups of them once. */
function commandWords(commands: readonly Command[]): readonly Candidate[] {
	const words = new Map<string, string>()
	for (const { name, summary } of commands) {
		const [first = '', member] = name.split(' ')
		if (!words.has(first)) words.set(first, member === undefined ? summary : `${first} …`)
	}
	for (const [name, summary] of otherCommands) words.set(name, summary)
	return [...words]
}

function membersOf(commands: readonly Command[], group: string): readonly Candidate[] {
	return commands
		.filter(({ name }) => name.startsWith(`${group} `))
		.map(({ name, summary }) => [name.slice(group.length + 1), summary])
}

function candidatesIn(command: Command, before: readonly string[], typed: string): Wanted {
	const options: Readonly<Record<string, OptionSpec>> = { ...command.options, ...commonOptions }
	const positional: string[] = []
	const given = new Set<string>()
	let open: OptionSpec | undefined
	for (const word of before) {
		if (word === '--') return { typed, prefix: '', kind: 'words', candidates: [] }
		const [, name, inline] = /^--([^=]+)(=.*)?$/s.exec(word) ?? []
		if (open) open = undefined
		else if (name === undefined) positional.push(word)
		else {
			given.add(name)
			const option = options[name]
			open = option?.value !== undefined && inline === undefined ? option : undefined
		}
	}
	if (open) return valuesOf(open, { typed, prefix: '' }, positional)
	const [, name = '', value] = /^--([^=]+)=(.*)$/s.exec(typed) ?? []
	const option = value === undefined ? undefined : options[name]
	if (option) return valuesOf(option, { typed: value ?? '', prefix: `--${name}=` }, positional)
	if (typed.startsWith('-')) {
		const candidates = Object.entries(options)
			.filter(([option]) => !given.has(option))
			.map(([option, { what }]): Candidate => [`--${option}`, what])
		return { typed, prefix: '', kind: 'words', candidates }
	}
	return valuesOf(wordAt(command.words, positional.length), { typed, prefix: '' }, positional)
}

function wordAt(words: readonly WordSpec[], index: number): WordSpec | undefined {
	const last = words.at(-1)
	return words[index] ?? (last?.isMany ? last : undefined)
}

function valuesOf(
	spec: OptionSpec | WordSpec | undefined,
	here: { readonly typed: string; readonly prefix: string },
	positional: readonly string[],
): Wanted {
	const values = spec?.values
	if (values === 'connection') return { ...here, kind: 'connection' }
	if (values === 'token') return { ...here, kind: 'token', connection: positional[0] }
	const candidates =
		values === undefined || values === 'file'
			? []
			: values.map((value): Candidate => [value, spec?.what ?? ''])
	return { ...here, kind: 'words', candidates }
}
