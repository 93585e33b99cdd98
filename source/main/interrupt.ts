/**
 * The signal that aborts when the user interrupts (Ctrl-C) or the process is told to end, so that a use
 * case in flight can write down what it knows before the process ends with 130. A second one ends it at
 * once. The signal is made for who first asks for it, as Node loads what makes one then: a millisecond.
 */
export function interruptSignal(process: NodeJS.Process): () => AbortSignal {
	let controller: AbortController | undefined
	let isInterrupted = false
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(name, () => {
			if (isInterrupted) process.exit(130)
			isInterrupted = true
			controller?.abort()
		})
	}
	return () => {
		controller ??= new AbortController()
		if (isInterrupted) controller.abort()
		return controller.signal
	}
}
