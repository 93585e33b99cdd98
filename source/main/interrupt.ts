/**
 * Aborts when the user interrupts (Ctrl-C) or the process is told to end, so that a use case in
 * flight can write down what it knows before the process ends with 130. A second one ends it at once.
 */
export function interruptSignal(process: NodeJS.Process): AbortSignal {
	const controller = new AbortController()
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(name, () => {
			if (controller.signal.aborted) process.exit(130)
			controller.abort()
		})
	}
	return controller.signal
}
