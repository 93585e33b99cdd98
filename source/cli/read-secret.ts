import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Command, Invocation } from './command.ts'
import type { CommandContext } from './command-context.ts'
import { wrong } from './parse-invocation.ts'

/**
 * A secret, password or token that the user gives by --KIND-stdin or --KIND-file, never as an
 * argument's value; undefined where neither is given. One line break at its end is taken off.
 * Faults: `wrong-usage`, `file-unreadable`, `cancelled`.
 */
export async function readSecret(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	invocation: Invocation,
	kind: 'secret' | 'password' | 'token',
): Promise<Outcome<string | undefined>> {
	const fromStdin = invocation.flags.has(`${kind}-stdin`)
	const path = invocation.texts[`${kind}-file`]
	if (fromStdin && path !== undefined) {
		return wrong(command, `give --${kind}-stdin or --${kind}-file, not both.`)
	}
	if (!fromStdin && path === undefined) return ok(undefined)
	const text = await (path === undefined ? readStdin(context, kind) : context.readFile(path))
	if (!text.ok) return text
	// A file's text comes without its last line break.
	const value = path === undefined ? text.value.replace(/\r?\n$/, '') : text.value
	if (value === '') {
		return wrong(
			command,
			`the ${kind} is empty${path === undefined ? ' on stdin' : ' in that file'}.`,
		)
	}
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

function readStdin(context: CommandContext, kind: string): Promise<Outcome<string>> {
	return context.stdin.isTerminal ? context.stdin.readHidden(`${kind}: `) : context.stdin.readAll()
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
