import type { Flash, State } from '../../app/state.ts'
import { sentence, spokenText, timesInWords } from './spoken-text.ts'

const levelWords: Readonly<Record<Flash['level'], string>> = {
	done: 'Done: ',
	note: '',
	fault: 'Error: ',
}

/** What is said at the foot of the screens, as one line: how it went first, and what to do next last. */
export function flashLine(state: Pick<State, 'history'>, { level, text, next }: Flash): string {
	const what = sentence(spokenText(state, timesInWords(text)))
	return (
		levelWords[level] + what + (next === undefined ? '' : ` ${sentence(spokenText(state, next))}`)
	)
}
