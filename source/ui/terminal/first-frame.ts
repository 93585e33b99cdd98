import { changedOutput } from './changed-output.ts'

// xterm, private modes: the screen that is left as it was found, and the cursor.
const openScreen = '\u001b[?1049h'
const leaveScreen = '\u001b[?1049l'
const hideCursor = '\u001b[?25l'
const showCursor = '\u001b[?25h'

// What a terminal is to show at once stands between these (terminals that do not know them show it anyway).
const beginUpdate = '\u001b[?2026h'
const endUpdate = '\u001b[?2026l'

/** Erases the whole screen and puts the cursor into its first cell. */
export const eraseAll = '\u001b[2J\u001b[H'

/** A first frame on a terminal, before what draws all others is there. */
export type FirstFrame = {
	/** The terminal for what draws the others: it is not sent again what it shows already. */
	readonly stdout: NodeJS.WriteStream
	/** Takes the frame off again, where nothing has come to draw others. */
	readonly takeOff: () => void
}

/**
 * Shows lines on a terminal's alternate screen as Ink does. What Ink then writes to open that screen
 * and to draw the same lines is left out; where its first frame is another one, the screen is erased for it.
 */
export function showFirstFrame(stdout: NodeJS.WriteStream, lines: readonly string[]): FirstFrame {
	const frame = `${lines.map((line) => line.trimEnd()).join('\n')}\n`
	let awaited: 'frame' | 'end of it' | undefined = 'frame'
	stdout.write(openScreen + hideCursor + frame)
	const changed = (text: string) => {
		if (awaited === undefined || text === '') return text
		if (awaited === 'end of it') {
			awaited = undefined
			return text === endUpdate ? '' : text
		}
		if (text === openScreen || text === hideCursor || text === beginUpdate) return ''
		awaited = text === frame ? 'end of it' : undefined
		return text === frame ? '' : eraseAll + text
	}
	return {
		stdout: changedOutput(stdout, changed),
		takeOff: () => {
			if (awaited === 'frame') stdout.write(showCursor + leaveScreen)
			awaited = undefined
		},
	}
}
