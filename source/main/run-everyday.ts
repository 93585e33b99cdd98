import { everydayCommands } from '../cli/everyday-commands.ts'
import type { EverydayName } from '../cli/everyday-names.ts'
import { parseInvocation } from '../cli/parse-invocation.ts'
import { runInvocation } from '../cli/run-invocation.ts'
import { inCommandWorld } from './in-command-world.ts'
import { openPorts } from './open-ports.ts'
import type { Outlets } from './outlet.ts'

/**
 * Runs one of the everyday commands as `runAsked` does, with less to load; answers its exit code. Help, and
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
		const { runAsked } = await import('./begin.ts')
		return runAsked([name, ...args], process, outlets)
	}
	const wish = { saysConfigFaults: true, openPorts: async () => openPorts }
	return inCommandWorld(process, outlets, wish, (context, output) =>
		runInvocation(command, invocation.value, context, output),
	)
}
