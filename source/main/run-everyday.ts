import { everydayCommands } from '../cli/everyday-commands.ts'
import type { EverydayName } from '../cli/everyday-names.ts'
import { parseInvocation } from '../cli/parse-invocation.ts'
import { runInvocation } from '../cli/run-invocation.ts'
import { inCommandWorld, type Outlets } from './in-command-world.ts'
import { openPorts } from './open-ports.ts'

/**
 * Runs one of the everyday commands as `runCommands` does, with less to load; answers its exit code. Help, and
 * what was typed wrong, are left to that.
 */
export async function runEveryday(
	name: EverydayName,
	args: readonly string[],
	process: NodeJS.Process,
	outlets: Outlets,
): Promise<number> {
	const command = everydayCommands[name]
	const invocation = parseInvocation(command, args, process.env)
	if (!invocation.ok || invocation.value.flags.has('help')) {
		const { runCommands } = await import('./run-commands.ts')
		return runCommands([name, ...args], process, outlets)
	}
	const wish = { saysConfigFaults: true, openPorts: async () => openPorts }
	return inCommandWorld(process, outlets, wish, (context, output) =>
		runInvocation(command, invocation.value, context, output),
	)
}
