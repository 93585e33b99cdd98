import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Command, Invocation, OptionSpec } from './command.ts'
import type { CommandContext } from './command-context.ts'
import { wrong } from './parse-invocation.ts'
import { variablesOf } from './secret-variables.ts'

/** What is never an argument's value. */
export type SecretKind = 'secret' | 'password' | 'token' | 'passphrase'

/** The options by which one kind of secret is given, as `readSecret` reads them. */
export function secretOptions(kind: SecretKind): Readonly<Record<string, OptionSpec>> {
	return {
		[`${kind}-stdin`]: { what: `read the ${kind} from stdin; on a terminal it is not shown` },
		[`${kind}-file`]: { value: 'FILE', what: `read the ${kind} from a file`, values: 'file' },
		[`${kind}-fd`]: { value: 'N', what: `read the ${kind} from an open descriptor` },
		[`${kind}-env`]: { value: 'VAR', what: `read the ${kind} from an environment variable` },
	}
}

/** Whether one of the options says where the secret is. */
export function isSecretGiven({ texts, flags }: Invocation, kind: SecretKind): boolean {
	return flags.has(`${kind}-stdin`) || sources.some((source) => texts[`${kind}-${source}`])
}

const sources = ['file', 'fd', 'env'] as const

/**
 * A secret, password or token that the user gives by --KIND-stdin, --KIND-file, --KIND-fd or
 * --KIND-env, never as an argument's value; undefined where none is given. One line break at its end
 * is taken off. Faults: `wrong-usage`, `file-unreadable`, `cancelled`.
 */
export async function readSecret(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	invocation: Invocation,
	kind: SecretKind,
): Promise<Outcome<string | undefined>> {
	const { flags, texts } = invocation
	const given = [
		...(flags.has(`${kind}-stdin`) ? ['stdin' as const] : []),
		...sources.filter((source) => texts[`${kind}-${source}`] !== undefined),
	]
	const [source, ...others] = given
	if (source === undefined) return ok(undefined)
	if (others.length > 0) {
		const names = [source, ...others].map((name) => `--${kind}-${name}`)
		return wrong(command, `give ${names.join(' or ')}, not both.`)
	}
	const text = await readFrom(context, command, { kind, source, named: texts[`${kind}-${source}`] })
	return text.ok ? usable(command, { kind, source, value: text.value }) : text
}

/**
 * The invocation as if the first of the secret's own variables that is set (TGTOKEN_SECRET, TG_SECRET and so
 * on) had been named; which that is, is said.
 */
export function takenFromEnvironment(
	context: CommandContext,
	invocation: Invocation,
	kind: SecretKind,
): Invocation {
	const variable = variablesOf[kind].find((each) => context.env[each])
	if (variable === undefined) return invocation
	context.note(`Taking the ${kind} from ${variable}.`)
	return { ...invocation, texts: { ...invocation.texts, [`${kind}-env`]: variable } }
}

type Source = 'stdin' | (typeof sources)[number]

async function readFrom(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	what: { readonly kind: SecretKind; readonly source: Source; readonly named: string | undefined },
): Promise<Outcome<string>> {
	const { kind, source, named = '' } = what
	switch (source) {
		case 'stdin': {
			const { stdin } = context
			const text = await (stdin.isTerminal ? stdin.readHidden(`${kind}: `) : stdin.readAll())
			return text.ok ? ok(text.value.replace(/\r?\n$/, '')) : text
		}
		case 'file':
			return context.readFile(named)
		case 'fd':
			// 0 is stdin, 1 and 2 are for what we say.
			return /^\d{1,4}$/.test(named) && Number(named) > 2
				? context.readDescriptor(Number(named))
				: wrong(command, `--${kind}-fd takes the number of an open descriptor, 3 or more.`)
		case 'env': {
			const value = context.env[named]
			return value === undefined
				? wrong(command, `the variable that --${kind}-env names is not set.`)
				: ok(value)
		}
	}
}

const places: Readonly<Record<Source, string>> = {
	stdin: 'on stdin',
	file: 'in that file',
	fd: 'on that descriptor',
	env: 'in that variable',
}

function usable(
	command: Pick<Command, 'name'>,
	read: { readonly kind: SecretKind; readonly source: Source; readonly value: string },
): Outcome<string> {
	const { kind, source, value } = read
	if (value === '') return wrong(command, `the ${kind} is empty ${places[source]}.`)
	// A header's line or a query's value cannot hold these, and no server makes such a secret.
	if (/[\u0000-\u001f\u007f]/.test(value) && kind !== 'token') {
		return wrong(command, `the ${kind} must be one line without control characters.`)
	}
	return ok(value)
}

/** Fault: `wrong-usage` where two secrets are to come from the one stdin. */
export function onlyOneFromStdin(
	command: Pick<Command, 'name'>,
	invocation: Invocation,
): Outcome<void> {
	const names = [...invocation.flags].filter((flag) => flag.endsWith('-stdin'))
	return names.length < 2
		? ok(undefined)
		: wrong(command, 'only one of --secret-stdin and --password-stdin can be read from one stdin.')
}

/** A secret that must be there. Fault: `wrong-usage`, saying how to give it. */
export function needed(
	command: Pick<Command, 'name'>,
	kind: string,
	value: Outcome<string | undefined>,
): Outcome<string> {
	if (!value.ok) return value
	return value.value === undefined
		? failed('wrong-usage', {
				detail: `tgtoken ${command.name}: give the ${kind} by --${kind}-stdin or --${kind}-file.`,
			})
		: ok(value.value)
}
