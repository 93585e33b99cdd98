import type { EverydayName } from '../cli/everyday-names.ts'
import { runEveryday } from './run-everyday.ts'
import { runToEnd } from './run-to-end.ts'

/** Begins the everyday command that the arguments start with. Ends the process. */
export function begin(process: NodeJS.Process): Promise<never> {
	const [name, ...args] = process.argv.slice(2)
	return runToEnd(process, (outlets) => runEveryday(name as EverydayName, args, process, outlets))
}
