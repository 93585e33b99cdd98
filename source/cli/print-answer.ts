import type { Answer } from './command.ts'
import type { Output } from './output.ts'
import { plain } from './paint.ts'

/** Prints what a command has to say, as its flags ask for; answers the exit code. */
export async function printAnswer(
	answer: Answer,
	flags: ReadonlySet<string>,
	output: Output,
): Promise<number> {
	if (answer.lines) {
		for await (const line of answer.lines) {
			// Nobody reads any more: there is no sense in making the rest.
			if (!(await output.line(`${line}\n`))) break
		}
	} else if (flags.has('json')) output.result(jsonLine(answer.json))
	else {
		const paint = flags.has('no-color') ? plain : output.paint
		const text = flags.has('quiet') && answer.quiet ? answer.quiet() : answer.text(paint)
		if (text !== '') output.result(`${text}\n`)
	}
	const { exitCode = 0 } = answer
	return typeof exitCode === 'function' ? exitCode() : exitCode
}

/** One object on one line. */
export function jsonLine(value: Readonly<Record<string, unknown>>): string {
	return `${JSON.stringify(value)}\n`
}
