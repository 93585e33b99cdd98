import { runSimulate } from '../sim/simulate-command.ts'

/** `tgtoken simulate` in this process; answers the exit code once it is told to end. */
export function runSimulateHere(args: readonly string[], process: NodeJS.Process): Promise<number> {
	const { stdout, stderr } = process
	return runSimulate(args, {
		stdout,
		stderr,
		onSignal(end) {
			for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(name, end)
		},
	})
}
