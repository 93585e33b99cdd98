import type { Face } from './face.ts'
import type { ScreensOptions } from './start-screens.tsx'

/** How a face is opened. Only the one that is wanted is loaded: plain lines need neither Ink nor React. */
export async function startOf(face: Face): Promise<(options: ScreensOptions) => Promise<number>> {
	return face === 'lines'
		? (await import('./start-lines.ts')).startLines
		: (await import('./start-screens.tsx')).startScreens
}
