import type { InputFlags } from '../../app/keys/keys-of-input.ts'
import type { Runtime } from '../../app/runtime.ts'
import type { State } from '../../app/state.ts'
import { type Frame, frameOf } from '../frame/frame.ts'
import type { Line } from '../parts/line.ts'
import { paintLine } from '../parts/paint-line.ts'
import type { Theme } from '../parts/theme.ts'
import { hearKey } from './hear-key.ts'

/**
 * What the screens are, apart from the terminal they are on: given to what draws them rather than imported by it,
 * so that nothing of them is loaded twice.
 */
export type Screens = {
	/** What is to be seen of a state. */
	frameOf(state: State): Frame
	/** A line as the terminal is sent it. */
	paint(line: Line): string
	/** Whether the theme has colours. */
	readonly hasColours: boolean
	/** Gives the runtime what a key means; Ctrl-Z is for `stop`. */
	hearKey(runtime: Runtime, input: string, key: InputFlags, stop: () => void): void
}

/** The screens, painted in a theme. */
export function screensIn(theme: Theme): Screens {
	const painted = new WeakMap<Line, string>()
	return {
		frameOf,
		paint: (line) => {
			// Most lines of a frame are those of the one before.
			const known = painted.get(line)
			if (known !== undefined) return known
			const text = paintLine(line, theme)
			painted.set(line, text)
			return text
		},
		hasColours: theme.accent.color !== undefined,
		hearKey,
	}
}
