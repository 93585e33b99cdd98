import type { Fault } from '../model/fault.ts'
import type { CommandContext } from './command-context.ts'
import { loadCommand, loadCommands } from './commands.ts'
import { findCommand } from './find-command.ts'
import type { Output } from './output.ts'
import { parseInvocation } from './parse-invocation.ts'
import { runInvocation } from './run-invocation.ts'
import { helpNamed, sayFault } from './say-fault.ts'

/**
 * Runs one command, given as its arguments, and answers its exit code (`exitCodes`). With --json a
 * fault is printed as one object on stdout; otherwise its sentences go to stderr.
 */
export async function runCommand(
	args: readonly string[],
	context: CommandContext,
	output: Output,
): Promise<number> {
	const style = { isJson: isJsonWanted(args), isColourless: args.includes('--no-color') }
	const fail = (fault: Fault) => sayFault(fault, style, context, output)
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
		if (style.isJson) {
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
	if (invocation.value.flags.has('help')) return help((await helpTexts()).commandText(command))
	return runInvocation(command, invocation.value, context, output)
}

/** Loaded by those who ask for help. */
function helpTexts() {
	return import('./help/help-text.ts')
}

/** Whether faults are to be JSON, of a command line that may not even be well-formed. */
function isJsonWanted(args: readonly string[]): boolean {
	const end = args.indexOf('--')
	const own = end < 0 ? args : args.slice(0, end)
	return own.some((arg) => arg === '--json' || arg === '--jsonl')
}

function isHelpOption(arg: string | undefined): boolean {
	return arg === '--help' || arg === '-h'
}
