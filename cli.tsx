import process from 'node:process'

// The entry: decides from the arguments what is wanted, and loads only that. No command loads the
// screens, and no screen loads the commands.

/** Runs what the arguments ask for; answers the exit code. */
async function run(args: readonly string[]): Promise<number> {
	const { stdin, stdout, stderr } = process
	if (Number.parseInt(process.versions.node, 10) < 20) {
		stderr.write(`tgtoken needs Node.js 22 or newer; this is ${process.versions.node}.\n`)
		return 1
	}
	const [first] = args
	// What stands behind -- belongs to the program that is to be run.
	const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
	if (own.includes('--demo')) {
		if (args.length === 1) return (await import('./source/main/run-demo.ts')).runDemo(process)
		stderr.write('tgtoken --demo stands alone: the demo has a world of its own.\n')
		return 2
	}
	if (args.length === 1 && (first === '--version' || first === '-V')) {
		stdout.write(`${(await import('./source/main/version.ts')).version}\n`)
		return 0
	}
	if (first === 'simulate' || (first === 'help' && args[1] === 'simulate')) {
		const { runSimulateHere } = await import('./source/main/run-simulate-here.ts')
		return runSimulateHere(first === 'help' ? ['--help'] : args.slice(1), process)
	}
	if (first === undefined && stdin.isTTY && stdout.isTTY) {
		return (await import('./source/main/run-screens.ts')).runScreens(process)
	}
	if (first === undefined) {
		const { usageText } = await import('./source/cli/usage-text.ts')
		stderr.write(usageText())
		return 2
	}
	return (await import('./source/main/run-commands.ts')).runCommands(args, process)
}

// Whoever reads our output may stop reading; what was begun is finished all the same, quietly.
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error
	})
}

// Connections kept open for re-use must not keep a finished program waiting. What is thrown is a mistake
// of this program; its message may hold anything, so only its kind is said.
run(process.argv.slice(2)).then(
	(exitCode) => process.exit(exitCode),
	(error: unknown) => {
		process.stderr.write(`tgtoken: something unexpected went wrong (${(error as Error)?.name}).\n`)
		process.exit(1)
	},
)
