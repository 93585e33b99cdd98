import { render } from 'ink'
import type { Runtime } from '../app/runtime.ts'
import type { KeyboardStream } from '../ui/terminal/keyboard-stream.ts'
import type { Screens } from '../ui/terminal/screens-in.ts'
import { App } from './app.tsx'

/** The screens while they are on a terminal. */
export type OpenScreens = {
	/** Erases the frame, so that the next one is drawn as a whole. */
	readonly clear: () => void
	/** Takes the screens off the terminal and leaves that as it was. Again = nothing. */
	readonly close: () => Promise<void>
	/** Rejects with what a component has thrown; the screens are then off the terminal. */
	readonly broken: Promise<never>
}

/** Draws a runtime's state on a terminal's alternate screen, and hears its keyboard. */
export function openScreens(
	runtime: Runtime,
	screens: Screens,
	terminal: {
		readonly keyboard: KeyboardStream
		readonly stdout: NodeJS.WriteStream
		readonly stopProcess: () => Promise<void>
	},
): OpenScreens {
	const { keyboard, stdout, stopProcess } = terminal
	const ink = render(<App runtime={runtime} screens={screens} stopProcess={stopProcess} />, {
		stdin: keyboard,
		stdout,
		alternateScreen: true,
		incrementalRendering: true,
		// At Ink's own 30 a second a held key is answered 24 ms late.
		maxFps: 120,
		patchConsole: false,
		exitOnCtrlC: false,
		// We have looked at the terminal ourselves; Ink would not draw where CI is set.
		interactive: true,
		// Who reads with ears or fingers has the other face; Ink would turn frames into text here.
		isScreenReaderEnabled: false,
	})
	const ended = ink.waitUntilExit()
	const broken = new Promise<never>((_, reject) => {
		ended.catch(reject)
	})
	// Nobody need listen: close() leaves the terminal as it was either way.
	broken.catch(() => undefined)
	return {
		clear: ink.clear,
		close: async () => {
			ink.unmount()
			await ended.catch(() => undefined)
		},
		broken,
	}
}
