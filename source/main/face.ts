import { isOn } from './look.ts'

/** The two faces of the program: screens that are drawn, and lines that are spoken or felt. */
export type Face = 'screens' | 'lines'

type End = { readonly isTTY?: boolean }

/**
 * Which face a terminal is shown: lines where `--screen-reader` or INK_SCREEN_READER (which Ink itself
 * reads) asks for them, and where the terminal cannot move its cursor; undefined where there is no
 * terminal at both ends, or none of the faces it could have is wanted. `--no-screen-reader` wins.
 */
export function faceFor(
	args: readonly string[],
	process: { readonly stdin: End; readonly stdout: End; readonly env: NodeJS.ProcessEnv },
): Face | undefined {
	const { stdin, stdout, env } = process
	if (stdin.isTTY !== true || stdout.isTTY !== true) return undefined
	const isDumb = env.TERM === 'dumb'
	if (args.includes('--no-screen-reader')) return isDumb ? undefined : 'screens'
	const isWanted = args.includes('--screen-reader') || isOn(env.INK_SCREEN_READER)
	return isWanted || isDumb ? 'lines' : 'screens'
}
