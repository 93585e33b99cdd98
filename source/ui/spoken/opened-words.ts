import { fieldsOf } from '../../app/forms.ts'
import type { Message } from '../../app/message.ts'
import type { State } from '../../app/state.ts'
import { isUnderWay } from '../../app/steps/batch.ts'
import { resultText } from './events.ts'
import { isRunning } from './examination-lines.ts'
import { fieldQuestion, formLines, isShort } from './form-questions.ts'
import { helpLines } from './help-lines.ts'
import { type Menu, menuLines, numbered } from './menu.ts'
import { overlayWords } from './overlay-words.ts'
import { counted } from './spoken-text.ts'

/** What is said when something opens over the screen, and what a line means from then on. */
export type OpenedWords = {
	readonly lines: readonly string[]
	readonly menu: Menu
	/** Only to be heard: it closes by itself. */
	readonly isPage: boolean
}

/** The words of what has just opened over the screen. */
export function openedWords(state: State): OpenedWords {
	const { overlay, batch } = state
	const menu = { kind: 'overlay' } as const
	switch (overlay?.kind) {
		case undefined:
			return { lines: [], menu, isPage: true }
		case 'form': {
			const [field] = fieldsOf(overlay)
			if (!field)
				return { lines: formLines(state, overlay), menu: { kind: 'review' }, isPage: false }
			const how = isShort(overlay) ? shortForm : longForm
			return {
				lines: [...formLines(state, overlay), how, fieldQuestion(state, overlay, field)],
				menu: { kind: 'field', field, isChange: false },
				isPage: false,
			}
		}
		case 'batch': {
			if (!batch) return { lines: [], menu, isPage: true }
			if (isUnderWay(batch)) {
				const what = `${workWords[batch.work.what]} ${counted(batch.total, 'token')}, one after another`
				return { lines: [`${what}. b stops after the one under way.`], menu, isPage: false }
			}
			const results = numbered(batch.results.map((result) => resultText(state, result)))
			return {
				lines: [
					`${workWords[batch.work.what]} ${counted(batch.total, 'token')} is over:`,
					...results,
				],
				menu,
				isPage: true,
			}
		}
		case 'examination': {
			const name = state.history.connections.get(overlay.connectionId)?.name ?? 'a connection'
			return { lines: [`Testing ${name}, step by step. b stops it.`], menu, isPage: false }
		}
		case 'help':
			return { lines: helpLines, menu, isPage: true }
		case 'said':
		case 'activity':
		case 'fault':
			return { lines: overlayWords(state, overlay).lines, menu, isPage: true }
		default:
			return { lines: menuLines(state, menu), menu, isPage: false }
	}
}

/** The message that closes what is only to be heard, or is over; undefined for what waits for an answer. */
export function closesItself(state: State): Message | undefined {
	const { overlay, batch } = state
	switch (overlay?.kind) {
		case 'help':
		case 'said':
		case 'activity':
		case 'fault':
			return { kind: 'close-overlay' }
		case 'batch':
			return batch && isUnderWay(batch) ? undefined : { kind: 'hide-batch' }
		case 'examination':
			return isRunning(state, overlay) ? undefined : { kind: 'close-overlay' }
		default:
			return undefined
	}
}

/** Whether what lay over the screen was only to be heard. */
export function wasPage({ overlay }: State): boolean {
	const kind = overlay?.kind
	return kind === 'help' || kind === 'said' || kind === 'activity' || kind === 'fault'
}

const workWords = { deleting: 'Deleting', checking: 'Verifying', refreshing: 'Refreshing' } as const

const shortForm = 'b leaves everything as it is.'
const longForm =
	'One field after another: Enter keeps what is there, a full stop alone goes to the end, b leaves the form.'
