import { parseArgs } from 'node:util'
import { failed, type Outcome, ok } from '../model/fault.ts'
import { nearest } from '../model/nearest.ts'
import { sanitizeTo } from '../model/sanitize.ts'
import type { Command, Invocation, OptionSpec } from './command.ts'

/** Options that every command has. */
export const commonOptions: Readonly<Record<string, OptionSpec>> = {
	json: { what: 'one JSON object on stdout, for programs' },
	quiet: {
		what: 'no notes on stderr, and no more on stdout than a script needs',
		variable: 'TGTOKEN_QUIET',
	},
	'no-color': { what: 'no colour, on a terminal either', variable: 'TGTOKEN_NO_COLOR' },
	help: { what: 'this help' },
}

/**
 * What was typed after a command's name, held against its table; what was not typed, but stands in
 * the environment under the option's variable, counts as typed. Nothing of a value is ever repeated
 * in a fault, since it may be a secret in the wrong place. Fault: `wrong-usage`.
 */
export function parseInvocation(
	command: Command,
	args: readonly string[],
	env: Readonly<Record<string, string | undefined>> = {},
): Outcome<Invocation> {
	const options = { ...commonOptions, ...command.options }
	const isText = (name: string) => options[name]?.value !== undefined
	const words: string[] = []
	const texts: Record<string, string> = {}
	const flags = new Set<string>()
	for (const token of tokensOf(args, options)) {
		if (token.kind === 'option-terminator') continue
		if (token.kind === 'positional') {
			words.push(token.value)
			continue
		}
		const { name, value, inlineValue, rawName } = token
		// Also one that we have: the program would run without what it was given.
		if (command.takesProgram && words.length > 1) {
			const shown = sanitizeTo(rawName, 30)
			return wrong(command, `the program and its options (${shown}) stand behind --.`)
		}
		if (!Object.hasOwn(options, name)) return unknownOption(command, options, rawName)
		if (Object.hasOwn(texts, name)) return wrong(command, `--${name} is given twice.`)
		if (!isText(name)) {
			if (value !== undefined) return wrong(command, `--${name} takes no value.`)
			flags.add(name)
		} else if (value === undefined || (!inlineValue && value.startsWith('-') && value !== '-')) {
			return wrong(command, `--${name} needs a value: --${name} ${options[name]?.value}.`)
		} else texts[name] = value
	}
	for (const [name, { variable }] of Object.entries(options)) {
		const value = variable === undefined ? undefined : env[variable]
		if (!value) continue
		if (isText(name)) texts[name] ??= value
		else if (!/^(?:0|no|false|off)$/i.test(value)) flags.add(name)
	}
	return flags.has('help') ? ok({ words, texts, flags }) : counted(command, { words, texts, flags })
}

/** What was typed, each by what it is. Node loads its parser when it is first called: not for words alone. */
function tokensOf(args: readonly string[], options: Readonly<Record<string, OptionSpec>>) {
	if (!args.some((arg) => arg.startsWith('-'))) {
		return args.map((value, index) => ({ kind: 'positional' as const, value, index }))
	}
	const types = Object.entries(options).map(([name, { value }]) => {
		return [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }]
	})
	return parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		options: { ...Object.fromEntries(types), help: { type: 'boolean', short: 'h' } },
	}).tokens
}

/** A `wrong-usage` that says which command was misused. */
export function wrong(command: Pick<Command, 'name'>, sentence: string): Outcome<never> {
	return failed('wrong-usage', { detail: `tgtoken ${command.name}: ${sentence}` })
}

function counted(command: Command, invocation: Invocation): Outcome<Invocation> {
	const { words } = invocation
	const missing = command.words.find((word, index) => !word.isOptional && !words[index])
	if (missing) return wrong(command, `${missing.name} is missing.`)
	if (words.length > command.words.length && !command.words.at(-1)?.isMany) {
		const names = command.words.map((word) => word.name).join(' ')
		return wrong(command, `it takes ${names || 'no arguments'} and nothing more.`)
	}
	return ok(invocation)
}

function unknownOption(
	command: Command,
	options: Readonly<Record<string, OptionSpec>>,
	rawName: string,
): Outcome<never> {
	const name = rawName.replace(/^-+/, '')
	const sources = Object.keys(options).filter((option) => /-(?:stdin|file)$/.test(option))
	const kind = /secret|pass|token/i.exec(name)?.[0].toLowerCase()
	const ways = sources.filter((option) => kind !== undefined && option.startsWith(kind))
	if (ways.length > 0) {
		const written = ways.map((option) => `--${option}`).join(' or ')
		return wrong(
			command,
			`a ${kind === 'pass' ? 'password' : kind} is never an argument’s value, where others can read it: use ${written}.`,
		)
	}
	const guess = nearest(name, Object.keys(options))
	const shown = sanitizeTo(rawName, 30)
	return wrong(command, `there is no option ${shown}${guess ? `; did you mean --${guess}?` : '.'}`)
}
