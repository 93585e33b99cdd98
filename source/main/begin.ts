import { faceFor } from './face.ts'
import { type LookFor, lookOf, screenOptions } from './look.ts'
import { eraseLine, sayOpening } from './opening-line.ts'
import type { Outlets } from './outlet.ts'
import { runToEnd } from './run-to-end.ts'
import { version } from './version.ts'

/** Begins what the arguments ask for. Ends the process. */
export function begin(process: NodeJS.Process): Promise<never> {
	return runToEnd(process, (outlets) => runAsked(process.argv.slice(2), process, outlets))
}

/**
 * Runs what the arguments ask for, loading only that: no command loads the screens, and no screen loads the
 * commands. Answers the exit code.
 */
export async function runAsked(
	args: readonly string[],
	process: NodeJS.Process,
	outlets: Outlets,
): Promise<number> {
	const { stdout, stderr } = outlets
	const [first] = args
	// What stands behind -- belongs to the program that is to be run.
	const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
	const wantsScreens = args.every((each) => (screenOptions as readonly string[]).includes(each))
	if (own.includes('--demo') && !wantsScreens) {
		stderr.write('tgtoken --demo takes no command: the demo has a world of its own.\n')
		return 2
	}
	if (wantsScreens) {
		const isSaid = !own.includes('--demo') && sayOpening(args, process.env)
		openStreams(outlets)
		// As the user has it, before it is changed for Ink.
		const env = { ...process.env }
		const look: LookFor = (theme) => lookOf(args, env, theme)
		const face = faceFor(args, process)
		// For Ink, which asks once, when it is loaded. What is bold or dim needs this too; our themes know colours.
		if (face === 'screens') {
			process.env.FORCE_COLOR = '1'
			// Node would warn of the two together, on the screen.
			delete process.env.NO_COLOR
		}
		if (own.includes('--demo')) {
			return (await import('./run-demo.ts')).runDemo(process, look, face)
		}
		if (isSaid && face !== 'screens') stdout.write(eraseLine)
		if (face) {
			return (await import('./run-screens.ts')).runScreens(process, look, face)
		}
		const isDumb = process.stdin.isTTY && stdout.isTerminal
		if (isDumb)
			stderr.write('The screens need a terminal that can move its cursor; this one is dumb.\n')
		const { usage } = await import('./run-commands.ts')
		stderr.write(await usage())
		return 2
	}
	if (args.length === 1 && (first === '--version' || first === '-V')) {
		stdout.write(`${version}\n`)
		return 0
	}
	if (first === 'simulate' || (first === 'help' && args[1] === 'simulate')) {
		openStreams(outlets)
		const { runSimulateHere } = await import('./run-simulate-here.ts')
		return runSimulateHere(first === 'help' ? ['--help'] : args.slice(1), process)
	}
	return (await import('./run-commands.ts')).runCommands(args, process, outlets)
}

/** What is not a command writes to Node's own streams. */
function openStreams({ stdout, stderr }: Outlets): void {
	stdout.stream()
	stderr.stream()
}
