import { runCommand } from '../cli/run-command.ts'
import { inCommandWorld } from './in-command-world.ts'
import type { Outlets } from './outlet.ts'

/** Runs one command in this process, over the user's own history; answers its exit code. */
export function runCommands(
	args: readonly string[],
	process: NodeJS.Process,
	outlets: Outlets,
): Promise<number> {
	const wish = {
		saysConfigFaults: args[0] !== 'config' && args[0] !== 'complete',
		openPorts: async () => (await import('./open-ports.ts')).openPorts,
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
