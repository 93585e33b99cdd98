import type { Fault } from '../model/fault.ts'
import type { CommandContext } from './command-context.ts'
import { exitCodeOf, faultJson } from './fault-json.ts'
import { faultLines } from './fault-lines.ts'
import type { Output } from './output.ts'
import { plain } from './paint.ts'
import { jsonLine } from './print-answer.ts'

/** How a fault is to be said. */
export type FaultStyle = {
	/** As one object on stdout instead of sentences on stderr. */
	readonly isJson: boolean
	readonly isColourless: boolean
}

/** Says why a command failed; answers its exit code (`exitCodes`). */
export function sayFault(
	fault: Fault,
	{ isJson, isColourless }: FaultStyle,
	{ warn }: Pick<CommandContext, 'warn'>,
	{ result, errorPaint }: Pick<Output, 'result' | 'errorPaint'>,
): number {
	if (isJson) result(jsonLine({ error: faultJson(fault) }))
	else for (const line of faultLines(fault, isColourless ? plain : errorPaint)) warn(line)
	return exitCodeOf(fault)
}

/** Whoever misused a command is pointed to its own help. */
export function helpNamed(fault: Fault, { name }: { readonly name: string }): Fault {
	return fault.code === 'wrong-usage' ? { ...fault, command: name } : fault
}
