import type { LoadedConfig } from '../model/loaded-config.ts'
import type { Ports } from '../work/ports.ts'
import type { Face } from './face.ts'
import type { Look } from './look.ts'

/** What a face needs of the process they run in. */
export type FaceOptions = {
	readonly ports: Ports
	readonly demo: boolean
	/** The user's `config.json`. */
	readonly loaded: LoadedConfig
	readonly env: NodeJS.ProcessEnv
	readonly stdin: NodeJS.ReadStream
	readonly stdout: NodeJS.WriteStream
	readonly look: Look
}

/** How a face is opened. Only the one that is wanted is loaded: plain lines need neither Ink nor React. */
export async function startOf(face: Face): Promise<(options: FaceOptions) => Promise<number>> {
	return face === 'lines'
		? (await import('./start-lines.ts')).startLines
		: (await import('./start-screens.ts')).startScreens
}
