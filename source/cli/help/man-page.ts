import type { Command, OptionSpec } from '../command.ts'
import { loadCommands, otherCommands } from '../commands.ts'
import { exitCodes } from '../fault-json.ts'
import { commonOptions } from '../parse-invocation.ts'
import { variablesNote, wordsOf } from './help-text.ts'

const screenOptions = [
	['--demo', 'over a made-up world; keeps nothing'],
	['--no-color', 'no colour'],
	['--ascii', 'drawn with ASCII only'],
	[
		'--screen-reader',
		'plain lines and numbered choices, for speech and braille, in place of the screens; a terminal that cannot move its cursor has these anyway',
	],
	['--no-screen-reader', 'the screens, whatever INK_SCREEN_READER says'],
] as const

/** The man page, `tgtoken.1`, from the same tables as the help. */
export async function manPage(): Promise<string> {
	const commands = await loadCommands()
	return [
		'.\\" Made by npm run docs.',
		'.TH TGTOKEN 1',
		'.SH NAME',
		'tgtoken \\- keep the REST++ API tokens of TigerGraph servers',
		'.SH SYNOPSIS',
		'.B tgtoken',
		'.br',
		'.B tgtoken \\-\\-demo',
		'.br',
		'.B tgtoken',
		'.I COMMAND',
		'.RI [ options ]',
		'.SH DESCRIPTION',
		'Issues, lists, inspects, refreshes and revokes the tokens of TigerGraph 3.0 to 4.x, and keeps a',
		'history of every token it has issued, since no server can list them. Without a command it opens',
		'its screens.',
		'.PP',
		'TOKEN is an id, the unique start of one, or a fingerprint.',
		'.SH OPTIONS OF THE SCREENS',
		...screenOptions.flatMap(([name, what]) => ['.TP', `.B ${roff(name)}`, roff(what)]),
		'.SH COMMANDS',
		...commands.flatMap(section),
		...otherCommands.flatMap(([name, summary]) => [`.SS tgtoken ${roff(name)}`, roff(summary)]),
		'.SH OPTIONS OF EVERY COMMAND',
		...optionList(commonOptions),
		'.SH EXIT STATUS',
		...exitCodes.flatMap(([code, what]) => ['.TP', `.B ${code}`, roff(what.replaceAll('`', ''))]),
		'.SH ENVIRONMENT',
		...variablesNote.map(roff),
		...variablesOf(commands).flatMap(([name, what]) => ['.TP', `.B ${name}`, roff(what)]),
		'.SH FILES',
		'.TP',
		'.I $XDG_DATA_HOME/tgtoken',
		'The history and the key that seals it; tgtoken info says where.',
		'.SH SEE ALSO',
		'.BR curl (1)',
	].join('\n')
}

function section(command: Command): readonly string[] {
	return [
		`.SS tgtoken ${roff(wordsOf(command))}`,
		`${roff(command.summary)}.`,
		...optionList(command.options),
		...(command.notes ?? []).flatMap((note) => ['.PP', roff(note)]),
		'.PP',
		'.nf',
		...command.examples.map((example) => `.RS 4\n${roff(example)}\n.RE`),
		'.fi',
	]
}

function optionList(options: Readonly<Record<string, OptionSpec>>): readonly string[] {
	return Object.entries(options).flatMap(([name, { value, what }]) => [
		'.TP',
		`.B \\-\\-${roff(name)}${value === undefined ? '' : ` \\fI${roff(value)}\\fR`}`,
		roff(what),
	])
}

/** Every variable that is read, those of options once each. */
function variablesOf(commands: readonly Command[]): readonly (readonly [string, string])[] {
	const ofOptions = new Map<string, Set<string>>()
	for (const { options } of commands) {
		for (const [name, { variable }] of Object.entries({ ...commonOptions, ...options })) {
			if (variable === undefined) continue
			const names = ofOptions.get(variable) ?? new Set()
			ofOptions.set(variable, names.add(`--${name}`))
		}
	}
	return [
		['TGTOKEN_HOME', 'the folder of the history; else tgtoken in XDG_DATA_HOME'],
		['TGTOKEN_CONFIG', 'the config.json to read in place of your own'],
		['TGTOKEN_SECRET, TG_SECRET', 'the secret of a new connection, where no option gives one'],
		['TGTOKEN_PASSWORD, TG_PASSWORD', 'the password of a new connection with --user'],
		[
			'TGTOKEN_TOKEN, TG_API_TOKEN, TG_JWT_TOKEN',
			'the token that tgtoken import takes, where no option gives one',
		],
		['TGTOKEN_PASSPHRASE_FILE', 'the file in which the passphrase of the history stands'],
		['TGTOKEN_PASSPHRASE_FD', 'the open descriptor from which it can be read'],
		['TGTOKEN_THEME', 'dark, light or classic: the colours of the screens'],
		['TGTOKEN_ASCII', 'in place of --ascii, when it is neither 0 nor empty'],
		['TGTOKEN_CLIPBOARD', 'auto, native, tmux, osc52 or off: the way to the clipboard'],
		['NO_COLOR, FORCE_COLOR', 'no colour, and colour also where there is no terminal'],
		['INK_SCREEN_READER', 'in place of --screen-reader, when it is 1 or true'],
		['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'the proxy to servers that are not this machine'],
		...[...ofOptions].map(
			([variable, names]) => [variable, `in place of ${[...names].join(', ')}`] as const,
		),
	]
}

/** Text as roff takes it: nothing in it is a request, and a dash stays the dash that is typed. */
function roff(text: string): string {
	return text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replace(/^([.'])/gm, '\\&$1')
}
