import type { LookFor } from './source/main/look.ts'
import { outletOf } from './source/main/outlet.ts'

// The entry: decides from the arguments what is wanted, and loads only that. No command loads the
// screens, and no screen loads the commands.

const stdout = outletOf(process, 'stdout')
const stderr = outletOf(process, 'stderr')

/** Runs what the arguments ask for; answers the exit code. */
async function run(args: readonly string[]): Promise<number> {
	if (Number.parseInt(process.versions.node, 10) < 20) {
		stderr.write(`tgtoken needs Node.js 22 or newer; this is ${process.versions.node}.\n`)
		return 1
	}
	const [first] = args
	// What stands behind -- belongs to the program that is to be run.
	const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
	const { lookOf, screenOptions } = await import('./source/main/look.ts')
	const wantsScreens = args.every((each) => (screenOptions as readonly string[]).includes(each))
	if (own.includes('--demo') && !wantsScreens) {
		stderr.write('tgtoken --demo takes no command: the demo has a world of its own.\n')
		return 2
	}
	if (wantsScreens) {
		const { eraseLine, sayOpening } = await import('./source/main/opening-line.ts')
		const isSaid = !own.includes('--demo') && sayOpening(args, process.env)
		openStreams()
		// As the user has it, before it is changed for Ink.
		const env = { ...process.env }
		const look: LookFor = (theme) => lookOf(args, env, theme)
		const { faceFor } = await import('./source/main/face.ts')
		const face = faceFor(args, process)
		// For Ink, which asks once, when it is loaded. What is bold or dim needs this too; our themes know colours.
		if (face === 'screens') {
			process.env.FORCE_COLOR = '1'
			// Node would warn of the two together, on the screen.
			delete process.env.NO_COLOR
		}
		if (own.includes('--demo')) {
			return (await import('./source/main/run-demo.ts')).runDemo(process, look, face)
		}
		if (isSaid && face !== 'screens') stdout.write(eraseLine)
		if (face) {
			return (await import('./source/main/run-screens.ts')).runScreens(process, look, face)
		}
		const isDumb = process.stdin.isTTY && stdout.isTerminal
		if (isDumb)
			stderr.write('The screens need a terminal that can move its cursor; this one is dumb.\n')
		const { usage } = await import('./source/main/run-commands.ts')
		stderr.write(await usage())
		return 2
	}
	if (args.length === 1 && (first === '--version' || first === '-V')) {
		stdout.write(`${(await import('./source/main/version.ts')).version}\n`)
		return 0
	}
	if (first === 'simulate' || (first === 'help' && args[1] === 'simulate')) {
		openStreams()
		const { runSimulateHere } = await import('./source/main/run-simulate-here.ts')
		return runSimulateHere(first === 'help' ? ['--help'] : args.slice(1), process)
	}
	return (await import('./source/main/run-commands.ts')).runCommands(args, process, {
		stdout,
		stderr,
	})
}

/** What is not a command writes to Node's own streams. */
function openStreams(): void {
	stdout.stream()
	stderr.stream()
}

// Else Node opens a debugger at it, in a program that holds tokens.
process.on('SIGUSR1', () => {})

// Connections kept open for re-use must not keep a finished program waiting. What is thrown is a mistake
// of this program; its message may hold anything, so only its kind is said.
run(process.argv.slice(2)).then(
	async (exitCode) => {
		await Promise.all([stdout.flushed(), stderr.flushed()])
		process.exit(exitCode)
	},
	(error: unknown) => {
		stderr.write(`tgtoken: something unexpected went wrong (${(error as Error)?.name}).\n`)
		process.exit(1)
	},
)
