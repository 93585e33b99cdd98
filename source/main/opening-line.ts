import { fstatSync, statSync, writeSync } from 'node:fs'
import { faceFor } from './face.ts'

/**
 * There before anything is read or loaded, so that a key press is answered at once. On the shell's own
 * screen, which needs no restoring should the program be stopped before the screens are there.
 */
const openingLine = ' \u001b[1mtgtoken\u001b[22m  opening the history…'

/** Erases the line the cursor is in, and puts it into its first column. */
export const eraseLine = '\r\u001b[2K'

/**
 * Says that the history is being opened, where the screens will be; answers whether it did. Whether that is a
 * terminal Node tells only with its streams, which take as long to load as all else until here.
 */
export function sayOpening(args: readonly string[], env: NodeJS.ProcessEnv): boolean {
	try {
		const nowhere = statSync('/dev/null').rdev
		const end = (descriptor: number) => {
			const stat = fstatSync(descriptor)
			return { isTTY: stat.isCharacterDevice() && stat.rdev !== nowhere }
		}
		if (faceFor(args, { stdin: end(0), stdout: end(1), env }) !== 'screens') return false
		writeSync(1, openingLine)
		return true
	} catch {
		// It is said a moment earlier than what follows, and no more than that.
		return false
	}
}
