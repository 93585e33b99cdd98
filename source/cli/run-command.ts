import { type Fault, failed, type Outcome } from '../model/fault.ts'
import { redact } from '../model/redact.ts'
import { sanitizeTo } from '../model/sanitize.ts'
import type { Answer, Command, Invocation } from './command.ts'
import type { CommandContext } from './command-context.ts'
import { loadCommand, loadCommands } from './commands.ts'
import { exitCodeOf, faultJson } from './fault-json.ts'
import { faultLines } from './fault-lines.ts'
import { findCommand } from './find-command.ts'
import { type Paint, plain } from './paint.ts'
import { parseInvocation } from './parse-invocation.ts'
import { jsonLine, printAnswer } from './print-answer.ts'

/** Where a command's result goes, and how it and the faults are painted. */
export type Output = {
	/** Part of the result: text or one JSON object, with its last line break. */
	readonly result: (text: string) => void
	/** A line of a long result; false once nobody reads any more. */
	readonly line: (text: string) => Promise<boolean>
	readonly paint: Paint
	readonly errorPaint: Paint
}

/**
 * Runs one command, given as its arguments, and answers its exit code (`exitCodes`). With --json a
 * fault is printed as one object on stdout; otherwise its sentences go to stderr.
 */
export async function runCommand(
	args: readonly string[],
	context: CommandContext,
	output: Output,
): Promise<number> {
	const fail = (fault: Fault, isJson = isJsonWanted(args)) => {
		if (isJson) output.result(jsonLine({ error: faultJson(fault) }))
		else {
			const paint = args.includes('--no-color') ? plain : output.errorPaint
			for (const line of faultLines(fault, paint)) context.warn(line)
		}
		return exitCodeOf(fault)
	}
	const help = (text: string) => {
		output.result(`${text}\n`)
		return 0
	}
	if (args[0] === 'complete') {
		const { complete } = await import('./completion/complete.ts')
		return complete(args.slice(1), context, output)
	}
	const isHelp = args[0] === 'help' || isHelpOption(args[0])
	const wanted = isHelp ? args.slice(1).filter((arg) => !isHelpOption(arg)) : args
	if (isHelp && wanted.length === 0) {
		return help((await helpTexts()).overviewText(await loadCommands()))
	}
	const found = findCommand(wanted)
	if (!found.ok) return fail(found.fault)
	if (found.value.kind === 'group') {
		const { group, rest } = found.value
		const text = (await helpTexts()).groupText(await loadCommands(), group)
		if (isHelp || rest.some(isHelpOption)) return help(text)
		if (isJsonWanted(args)) {
			const detail = `tgtoken ${group}: a command is missing.`
			return fail({ code: 'wrong-usage', detail, command: group })
		}
		context.warn(text)
		return 2
	}
	const { name, rest } = found.value
	const command = await loadCommand(name)
	if (isHelp) return help((await helpTexts()).commandText(command))
	const invocation = parseInvocation(command, rest, context.env)
	if (!invocation.ok) return fail(helpNamed(invocation.fault, command))
	const { flags } = invocation.value
	if (flags.has('help')) return help((await helpTexts()).commandText(command))
	const isJson = flags.has('json') || flags.has('jsonl')
	const own = flags.has('quiet') ? { ...context, note: () => {} } : context
	const answer = await runSafely(command, own, invocation.value)
	if (answer.ok) return printAnswer(answer.value, flags, output)
	return fail(helpNamed(answer.fault, command), isJson)
}

/** Loaded by those who ask for help. */
function helpTexts() {
	return import('./help/help-text.ts')
}

/** Whoever misused a command is pointed to its own help. */
function helpNamed(fault: Fault, { name }: Command): Fault {
	return fault.code === 'wrong-usage' ? { ...fault, command: name } : fault
}

/** Whether faults are to be JSON, of a command line that may not even be well-formed. */
function isJsonWanted(args: readonly string[]): boolean {
	const end = args.indexOf('--')
	const own = end < 0 ? args : args.slice(0, end)
	return own.some((arg) => arg === '--json' || arg === '--jsonl')
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

function isHelpOption(arg: string | undefined): boolean {
	return arg === '--help' || arg === '-h'
}
