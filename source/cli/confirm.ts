import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { CommandContext } from './command-context.ts'

/**
 * Asks before something that cannot be undone. `yes` is the user's --yes. Without it there must be a
 * terminal: then `y` confirms, for several things their number, or the connection's name where it is
 * marked production; anything else, Enter too, does not. Faults: `not-confirmed`, `cancelled`.
 */
export async function confirm(
	context: CommandContext,
	question: {
		readonly connection: Connection
		/** How many things it is about; one if left out. */
		readonly count?: number
		/** Ask for its name to be typed, as on a production connection. */
		readonly isNameTyped?: true
		readonly yes: boolean
		/** What is about to happen, in lines. */
		readonly about: readonly string[]
		/** What would then be done: `delete it`. */
		readonly action: string
		/** What did not happen after all: `nothing was deleted`. */
		readonly kept: string
	},
): Promise<Outcome<void>> {
	const { connection, count = 1, yes, about, action, kept } = question
	const isNameTyped = connection.production || question.isNameTyped === true
	if (yes) return ok(undefined)
	const refused = failed('not-confirmed', {
		connection: connection.name,
		detail: `Not confirmed, so ${kept}.`,
	})
	if (!context.canAsk) return refused
	for (const line of about) context.warn(line)
	const answer = await context.ask(
		isNameTyped
			? `${connection.production ? `${connection.name} is marked production: type its name` : `Type ${connection.name}`} to ${action}: `
			: count > 1
				? `Type ${count} to ${action}: `
				: `${action.replace(/^./, (letter) => letter.toUpperCase())}? [y/N] `,
	)
	if (context.signal.aborted) return failed('cancelled')
	const typed = answer?.trim() ?? ''
	const isYes = isNameTyped
		? typed === connection.name
		: count > 1
			? typed === String(count)
			: /^y(?:es)?$/i.test(typed)
	return isYes ? ok(undefined) : refused
}
