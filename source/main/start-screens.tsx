import type { Ports } from '../work/ports.ts'

/** What the screens need of the process they run in. */
export type ScreensOptions = {
	readonly ports: Ports
	readonly demo: boolean
	readonly env: NodeJS.ProcessEnv
	readonly stdin: NodeJS.ReadStream
	readonly stdout: NodeJS.WriteStream
}

/** Opens the screens; resolves with the exit code when they are left. */
export async function startScreens(options: ScreensOptions): Promise<number> {
	options.stdout.write('The screens are not built yet; tgtoken --help shows the commands.\n')
	return 1
}
