import { everydayCommands } from '../cli/everyday-commands.ts'
import type { EverydayName } from '../cli/everyday-names.ts'
import { parseInvocation } from '../cli/parse-invocation.ts'
import { runInvocation } from '../cli/run-invocation.ts'
import { inCommandWorld } from './in-command-world.ts'
import { openPorts } from './open-ports.ts'
import type { Outlets } from './outlet.ts'
import { runToEnd } from './run-to-end.ts'

/**
 * Begins the everyday command that the arguments start with, as `begin.ts` does, with less to load. Ends the process.
 */
export function begin(process: NodeJS.Process): Promise<never> {
	return runToEnd(process, (outlets) => runEveryday(process.argv.slice(2), process, outlets))
}

/** Help, and what was typed wrong, are left to `begin.ts`. */
async function runEveryday(
	args: readonly string[],
	process: NodeJS.Process,
	outlets: Outlets,
): Promise<number> {
	const [name, ...rest] = args
	const command = everydayCommands[name as EverydayName]
	const invocation = parseInvocation(command, rest, process.env)
	if (!invocation.ok || invocation.value.flags.has('help')) {
		const { runAsked } = await import('./begin.ts')
		return runAsked(args, process, outlets)
	}
	const wish = { saysConfigFaults: true, openPorts }
	return inCommandWorld(process, outlets, wish, (context, output) =>
		runInvocation(command, invocation.value, context, output),
	)
}
