import type { CommandContext } from './command-context.ts'

/**
 * The same world with some of it changed. No copy: what opens something when it is looked at, as `canAsk` does
 * standard input, would be looked at for that.
 */
export function contextWith(
	context: CommandContext,
	changes: Partial<CommandContext>,
): CommandContext {
	return Object.create(context, Object.getOwnPropertyDescriptors(changes))
}
