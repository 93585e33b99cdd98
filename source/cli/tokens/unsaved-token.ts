import type { Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'

/** For the help of every command in which it can happen. */
export const unsavedNote =
	'Should the disk refuse after the server has handed out a token, the token is printed on stderr,\nif that is a terminal or --show was given, so that it is not lost; never into a log unasked.'

/**
 * A token the server handed out and the history could not take. It would be lost for good, so this
 * is the one place where a token is shown unasked, and only to somebody's eyes: where stderr is a
 * terminal, or where the user asked for the token anyway. In a log it would outlive its use.
 */
export function keepUnsaved(context: CommandContext, invocation: Invocation, token: string): void {
	if (context.isErrorTerminal || invocation.flags.has('show')) {
		context.warn('The server issued this token, and it could not be stored. Keep it yourself:')
		context.warn(token)
	} else {
		context.warn(
			'The server issued a token that could not be stored; it is not shown here, since stderr is not a terminal and --show was not given.',
		)
	}
}
