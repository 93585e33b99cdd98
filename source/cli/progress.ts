import type { CommandContext } from './command-context.ts'

/**
 * A line on stderr about what is under way, for whoever sits at the terminal; nothing where stderr is a file
 * or a pipe, in which it would only be in the way, nor with --quiet.
 */
export function progress(
	{ isErrorTerminal, note }: Pick<CommandContext, 'isErrorTerminal' | 'note'>,
	line: string,
): void {
	if (isErrorTerminal) note(line)
}
