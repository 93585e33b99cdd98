import type { WakingOverlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { wakingWords } from '../overlays/waking-words.ts'
import { sentence, spokenText, timesInWords } from './spoken-text.ts'

/** Waiting for a server whose workspace is waking up, in words. */
export function wakingLines(state: State, overlay: WakingOverlay): readonly string[] {
	const { title, standing, faults, wanted } = wakingWords(state, overlay)
	return [title, standing, ...faults, wanted.replace('⏎', 'the first choice')]
		.filter((line) => line !== '')
		.map((line) => sentence(spokenText(state, timesInWords(line))))
}

/** How the waiting stands, after each look at the server. */
export function lookLines(before: State, after: State): readonly string[] {
	const [was, is] = [before.overlay, after.overlay]
	if (is?.kind !== 'waking' || was?.kind !== 'waking' || was.id !== is.id) return []
	if (was.looks === is.looks) return []
	return [sentence(spokenText(after, timesInWords(wakingWords(after, is).standing)))]
}
