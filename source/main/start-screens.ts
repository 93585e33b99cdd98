import process from 'node:process'
import { takesText } from '../app/keys/keys.ts'
import type { ThemeName } from '../model/theme-name.ts'
import {
	classicTheme,
	colourlessTheme,
	darkTheme,
	lightTheme,
	type Theme,
} from '../ui/parts/theme.ts'
import { asciiOutput } from '../ui/terminal/ascii-output.ts'
import { eraseAll, showFirstFrame } from '../ui/terminal/first-frame.ts'
import { keyboardOwner } from '../ui/terminal/hear-key.ts'
import { keyboardStream } from '../ui/terminal/keyboard-stream.ts'
import { screensIn } from '../ui/terminal/screens-in.ts'
import { firstEnd } from './first-end.ts'
import { openRuntime } from './open-runtime.ts'
import { eraseLine } from './opening-line.ts'
import type { FaceOptions } from './start-of.ts'
import { untilContinued } from './until-continued.ts'
import { untilStopped } from './until-stopped.ts'

/** Pastes arrive between marks, so that they are never taken for keys (xterm, bracketed paste). */
const pasteModeOn = '\u001b[?2004h'
const pasteModeOff = '\u001b[?2004l'

const themes: Readonly<Record<ThemeName, Theme>> = {
	dark: darkTheme,
	light: lightTheme,
	classic: classicTheme,
	colourless: colourlessTheme,
}

/**
 * Opens the screens; resolves with the exit code once they are left and every outcome is written
 * down: 0 after `q`, 130 after Ctrl-C, 128 + n after a signal, 1 after a mistake of this program.
 * The terminal is then as it was. Closing the history is the caller's.
 */
export async function startScreens(options: FaceOptions): Promise<number> {
	const { stdin, look } = options
	const stdout = look.ascii ? asciiOutput(options.stdout) : options.stdout
	if (!stdin.isTTY || !stdout.isTTY) {
		process.stderr.write('The screens need a terminal; tgtoken --help shows the commands.\n')
		return 2
	}
	const write = (text: string) => {
		stdout.write(text)
	}
	const { runtime, begin } = await openRuntime(options, stdout)
	const keyboard = keyboardStream(stdin, () => {
		const state = runtime.getState()
		return { takesText: takesText(state), owner: keyboardOwner(state) }
	})
	const stopped = untilStopped(process)
	// The terminal has shown what was typed ahead; a frame that began behind that would be a line too long.
	stdin.setRawMode(true)
	write(`${eraseLine}${pasteModeOn}`)
	const stopProcess = async () => {
		write(pasteModeOff)
		await untilContinued()
		write(pasteModeOn)
	}
	const screens = screensIn(themes[look.theme])
	const { lines } = screens.frameOf(runtime.getState())
	const first = showFirstFrame(stdout, lines.map(screens.paint))
	try {
		// Only now: loading Ink and React takes longer than all until here.
		const { openScreens } = await import('../ink/open-screens.tsx')
		const open = openScreens(runtime, screens, { keyboard, stdout: first.stdout, stopProcess })
		const resized = () => {
			// Terminals keep what lay beyond a narrower edge and show it again: everything is drawn anew.
			open.clear()
			write(eraseAll)
			runtime.send({ kind: 'resized', columns: stdout.columns || 80, rows: stdout.rows || 24 })
		}
		stdout.on('resize', resized)
		try {
			begin()
			return await firstEnd(runtime, open, stopped.ended)
		} finally {
			stdout.off('resize', resized)
			await open.close()
		}
	} finally {
		first.takeOff()
		write(pasteModeOff)
		keyboard.stop()
		stdin.setRawMode(false)
		stopped.forget()
	}
}
