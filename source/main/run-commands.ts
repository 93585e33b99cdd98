import { runCommand } from '../cli/run-command.ts'
import { inCommandWorld, type WorldWish } from './in-command-world.ts'
import type { Outlets } from './outlet.ts'

/** Runs one command in this process, over the user's own history; answers its exit code. */
export function runCommands(
	args: readonly string[],
	process: NodeJS.Process,
	outlets: Outlets,
): Promise<number> {
	const wish: WorldWish = {
		saysConfigFaults: args[0] !== 'config' && args[0] !== 'complete',
		// Loaded by those commands that need the history.
		openPorts: async (...all) => (await import('./open-ports.ts')).openPorts(...all),
	}
	return inCommandWorld(process, outlets, wish, (context, output) =>
		runCommand(args, context, output),
	)
}

/** What is said where there is neither a command nor a terminal for the screens. */
export async function usage(): Promise<string> {
	const { usageText } = await import('../cli/help/usage-text.ts')
	return usageText()
}
