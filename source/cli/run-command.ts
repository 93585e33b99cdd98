import { type Fault, failed, type Outcome } from '../model/fault.ts'
import { faultText } from '../model/fault-text.ts'
import { redact } from '../model/redact.ts'
import { sanitizeTo } from '../model/sanitize.ts'
import type { Answer, Command, Invocation } from './command.ts'
import type { CommandContext } from './command-context.ts'
import { commands } from './commands.ts'
import { exitCodeOf, faultJson } from './fault-json.ts'
import { findCommand } from './find-command.ts'
import { commandText, groupText, overviewText } from './help-text.ts'
import type { Paint } from './paint.ts'
import { parseInvocation } from './parse-invocation.ts'

/** Where a command's result goes, and how it and the faults are painted. */
export type Output = {
	/** The result, whole: text or one JSON object, with its last line break. */
	readonly result: (text: string) => void
	readonly paint: Paint
	readonly errorPaint: Paint
}

/**
 * Runs one command, given as its arguments, and answers its exit code: 0 done, 1 failed on this
 * machine, 2 wrong usage, 3 the server refused or could not be reached, 130 interrupted. With
 * --json a fault is printed as one object on stdout; otherwise its sentences go to stderr.
 */
export async function runCommand(
	args: readonly string[],
	context: CommandContext,
	output: Output,
): Promise<number> {
	const fail = (fault: Fault, isJson = args.includes('--json')) => {
		if (isJson) output.result(jsonLine({ error: faultJson(fault) }))
		else for (const line of faultLines(fault, output.errorPaint)) context.note(line)
		return exitCodeOf(fault)
	}
	const help = (text: string) => {
		output.result(`${text}\n`)
		return 0
	}
	const isHelp = args[0] === 'help' || isHelpOption(args[0])
	const wanted = isHelp ? args.slice(1).filter((arg) => !isHelpOption(arg)) : args
	if (isHelp && wanted.length === 0) return help(overviewText(commands))
	const found = findCommand(commands, wanted)
	if (!found.ok) return fail(found.fault)
	if (found.value.kind === 'group') {
		const text = groupText(commands, found.value.group)
		if (isHelp || found.value.rest.some(isHelpOption)) return help(text)
		context.note(text)
		return 2
	}
	const { command, rest } = found.value
	if (isHelp) return help(commandText(command))
	const invocation = parseInvocation(command, rest)
	if (!invocation.ok) return fail(invocation.fault)
	if (invocation.value.flags.has('help')) return help(commandText(command))
	const isJson = invocation.value.flags.has('json')
	const answer = await runSafely(command, context, invocation.value)
	if (!answer.ok) return fail(answer.fault, isJson)
	const { json, text, exitCode = 0 } = answer.value
	output.result(isJson ? jsonLine(json) : `${text(output.paint)}\n`)
	return exitCode
}

/** The sentences of a fault, for stderr. */
export function faultLines(fault: Fault, paint: Paint): readonly string[] {
	const { message, next } = faultText(fault)
	return [paint('danger', message), `next: ${next}`]
}

/** Nothing throws for a fault, so what is thrown is a mistake of this program; it is still said calmly. */
async function runSafely(
	command: Command,
	context: CommandContext,
	invocation: Invocation,
): Promise<Outcome<Answer>> {
	try {
		return await command.run(context, invocation)
	} catch (error) {
		const words = error instanceof Error ? error.message : String(error)
		return failed('unexpected', { detail: redact(sanitizeTo(words, 200)) })
	}
}

function jsonLine(value: Readonly<Record<string, unknown>>): string {
	return `${JSON.stringify(value)}\n`
}

function isHelpOption(arg: string | undefined): boolean {
	return arg === '--help' || arg === '-h'
}
