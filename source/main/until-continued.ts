import process from 'node:process'

/** Stops the process as Ctrl-Z does and resolves once it goes on; at once where it cannot be stopped. */
export function untilContinued(): Promise<void> {
	// The whole group, as the terminal itself would: npm and the launcher stop with us.
	process.kill(0, 'SIGTSTP')
	return new Promise((resolve) => setTimeout(resolve, 20))
}
