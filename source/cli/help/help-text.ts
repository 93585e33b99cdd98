import type { Command, OptionSpec } from '../command.ts'
import { otherCommands } from '../commands.ts'
import { exitCodes } from '../fault-json.ts'
import { commonOptions } from '../parse-invocation.ts'

/** Which options have a variable, for the overview and the man page. */
export const variablesNote = [
	'Options that say how something is done each time (how long, how far ahead, for which shell) have a',
	'variable: TGTOKEN_ and their name, as in TGTOKEN_MIN_TTL=1h. Those that say what one call does or',
	'shows (--yes, --show, --filter, --json, files) have none: nothing left over in a shell shall do it.',
] as const

/** The overview of all commands. */
export function overviewText(commands: readonly Command[]): string {
	const own = commands.map((command) => [wordsOf(command), command.summary] as const)
	const rows = [...own, ...otherCommands]
	return [
		'tgtoken keeps TigerGraph REST++ tokens: issue, watch, inspect, refresh, revoke.',
		'',
		'Usage: tgtoken                 the screens, over your own history',
		'       tgtoken --demo          the screens, over a made-up world; keeps nothing',
		'                               either takes --no-color, --ascii and --screen-reader',
		'                               (plain lines and numbered choices, INK_SCREEN_READER=1)',
		'       tgtoken COMMAND …       one of these, for scripts and for SSH',
		'',
		...twoColumns(rows),
		'',
		...twoColumns([
			['--json', 'with any command: one JSON object on stdout, for programs'],
			['--quiet', 'with any command: no notes, and no more on stdout than a script needs'],
			['--no-color', 'with any command: no colour; NO_COLOR does the same'],
			['--help, -h', 'this help; with a command, its own'],
			['--version, -V', 'the version'],
		]),
		'',
		'TOKEN is an id, the start of one, or a fingerprint; left out, the connection’s current token.',
		...variablesNote,
		'',
		'Exit codes:',
		...twoColumns(exitCodes.map(([code, what]) => [String(code), what.replaceAll('`', '')])),
		...examplesText([
			'tgtoken connections add prod-eu --url https://tg.example.com --graph social --secret-file ./secret',
			'tgtoken issue prod-eu --lifetime 30d --label "nightly loader"',
			'tgtoken exec prod-eu -- python3 load.py',
			'tgtoken check --within 24h',
		]),
	].join('\n')
}

/** The help of a group such as `connections`. */
export function groupText(commands: readonly Command[], group: string): string {
	const members = commands.filter((command) => command.name.startsWith(`${group} `))
	const rows = members.map((command) => [wordsOf(command), command.summary] as const)
	return [
		`Usage: tgtoken ${group} COMMAND …`,
		'',
		...twoColumns(rows),
		'',
		`tgtoken ${group} COMMAND --help shows the options of one.`,
		...examplesText(members.flatMap(({ examples }) => examples.slice(0, 1))),
	].join('\n')
}

/** The help of one command: usage, what its words and options are, notes, examples. */
export function commandText(command: Command): string {
	const options: Readonly<Record<string, OptionSpec>> = { ...command.options, ...commonOptions }
	const variables = Object.entries(options).flatMap(([name, { variable }]) =>
		variable === undefined ? [] : [[variable, `in the environment: --${name}`] as const],
	)
	return [
		`Usage: tgtoken ${[wordsOf(command), '[options]'].join(' ')}`,
		'',
		command.summary,
		...(command.words.length > 0
			? ['', ...twoColumns(command.words.map((word) => [word.name, word.what]))]
			: []),
		'',
		'Options:',
		...twoColumns(
			Object.entries(options).map(([name, spec]) => [optionText(name, spec), spec.what]),
		),
		...(variables.length > 0 ? ['', 'In place of options:', ...twoColumns(variables)] : []),
		...(command.notes ? ['', ...command.notes] : []),
		...examplesText(command.examples),
	].join('\n')
}

function examplesText(examples: readonly string[]): readonly string[] {
	return ['', 'Examples:', ...examples.map((example) => `  ${example}`)]
}

function optionText(name: string, spec: OptionSpec): string {
	return spec.value === undefined ? `--${name}` : `--${name} ${spec.value}`
}

/** A command's name and words, as they are typed: `inspect [NAME] [TOKEN]`, `exec NAME -- CMD…`. */
export function wordsOf(command: Command): string {
	const words = command.words.map((word) => (word.isOptional ? `[${word.name}]` : word.name))
	if (command.takesProgram) words.splice(-1, 0, '--')
	return [command.name, ...words].join(' ')
}

function twoColumns(rows: readonly (readonly [string, string])[]): readonly string[] {
	const width = Math.min(30, Math.max(...rows.map(([left]) => left.length)))
	return rows.map(([left, right]) =>
		left.length > width
			? `  ${left}\n  ${' '.repeat(width)}  ${right}`
			: `  ${left.padEnd(width)}  ${right}`,
	)
}
