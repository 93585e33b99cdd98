import { failed, type Outcome } from '../model/fault.ts'
import { redact } from '../model/redact.ts'
import { sanitizeTo } from '../model/sanitize.ts'
import type { Answer, Command, Invocation } from './command.ts'
import type { CommandContext } from './command-context.ts'
import { contextWith } from './context-with.ts'
import type { Output } from './output.ts'
import { printAnswer } from './print-answer.ts'
import { helpNamed, sayFault } from './say-fault.ts'

/** Runs a command as it was typed and prints what comes of it; answers its exit code (`exitCodes`). */
export async function runInvocation(
	command: Command,
	invocation: Invocation,
	context: CommandContext,
	output: Output,
): Promise<number> {
	const { flags } = invocation
	const own = flags.has('quiet') ? contextWith(context, { note: () => {} }) : context
	const answer = await runSafely(command, own, invocation)
	if (answer.ok) return printAnswer(answer.value, flags, output)
	const style = {
		isJson: flags.has('json') || flags.has('jsonl'),
		isColourless: flags.has('no-color'),
	}
	return sayFault(helpNamed(answer.fault, command), style, context, output)
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
