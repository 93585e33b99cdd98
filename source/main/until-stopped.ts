/** Why the process ends though the user has not left: a signal's exit code, or what was thrown. */
export type Stopped = { readonly exitCode: number; readonly error?: unknown }

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

/**
 * Watches for everything that ends the process from outside or by mistake, so that the terminal can
 * be restored first. A second signal ends it at once. `forget` stops watching.
 */
export function untilStopped(process: NodeJS.Process): {
	readonly ended: Promise<Stopped>
	readonly forget: () => void
} {
	const { promise, resolve } = Promise.withResolvers<Stopped>()
	let isAsked = false
	const onSignal = (name: NodeJS.Signals) => {
		const exitCode = signals[name as keyof typeof signals] ?? 1
		if (isAsked) process.exit(exitCode)
		isAsked = true
		resolve({ exitCode })
	}
	const onError = (error: unknown) => resolve({ exitCode: 1, error: error ?? new Error('nothing') })
	for (const name of Object.keys(signals)) process.on(name, onSignal)
	process.on('uncaughtException', onError)
	process.on('unhandledRejection', onError)
	return {
		ended: promise,
		forget: () => {
			for (const name of Object.keys(signals)) process.off(name, onSignal)
			process.off('uncaughtException', onError)
			process.off('unhandledRejection', onError)
		},
	}
}
