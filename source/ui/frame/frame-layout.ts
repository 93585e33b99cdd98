import { keyFor } from '../../app/keys/key-for.ts'
import { type State, topScreen } from '../../app/state.ts'
import { activityText } from '../overlays/activity-text.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { signs, type Tone } from '../parts/theme.ts'

/** The smallest terminal the screens are drawn in. */
export const smallest = { columns: 30, rows: 8 } as const

/** What stands around the body, line by line, and how many lines the body has. */
export type FrameLayout = {
	readonly notices: readonly Line[]
	readonly activity: readonly Line[]
	readonly flash: readonly Line[]
	readonly bodyRows: number
}

/** True when the terminal is too small for anything but saying so. */
export function isTooSmall(state: Pick<State, 'columns' | 'rows'>): boolean {
	return state.columns < smallest.columns || state.rows < smallest.rows
}

/**
 * Shares out the lines of the terminal. At most `rows - 1` are drawn: a frame as high as the
 * terminal would make Ink clear it each time. On screens every part keeps its blank line, so that
 * nothing jumps; what lies over a screen gets the blank ones.
 */
export function frameLayout(state: State): FrameLayout {
	const { columns, rows } = state
	const keep = state.overlay === undefined
	const notices = noticeLines(state, columns)
	const activityWords = activityText(state)
	const activity = activityWords === '' ? [] : [lineOf(` ${activityWords}`, 'accent')]
	const flash = flashLines(state, columns, Math.max(1, Math.floor((rows - 6) / 3)))
	const parts = [notices, activity, flash].map((part) =>
		part.length === 0 && keep ? [lineOf('')] : part,
	)
	const [shownNotices = [], shownActivity = [], shownFlash = []] = parts
	const title = 1
	const footer = 1
	const around = title + footer + parts.reduce((sum, part) => sum + part.length, 0)
	return {
		notices: shownNotices,
		activity: shownActivity,
		flash: shownFlash,
		bodyRows: Math.max(1, rows - 1 - around),
	}
}

/** What the user must know of the history itself, under the title. */
function noticeLines(state: State, columns: number): readonly Line[] {
	const { unsaved, historyStatus } = state
	if (unsaved.length > 0 && state.overlay?.kind !== 'unsaved') {
		const what = unsaved.length === 1 ? 'One token is' : `${unsaved.length} tokens are`
		return [lineOf(` ${what} not stored: ${keyFor(state, 'unsaved')} shows it.`, 'danger')]
	}
	if (state.madeSecrets.length > 0 && state.overlay?.kind !== 'made-secret') {
		return [
			lineOf(` A new secret is not closed yet: ${keyFor(state, 'unsaved')} shows it.`, 'danger'),
		]
	}
	if (historyStatus.readOnlyBecause !== undefined) {
		return cut(
			wrapped(
				`Nothing can be written: ${historyStatus.readOnlyBecause}`,
				columns - 1,
				'warning',
				' ',
			),
			2,
		)
	}
	const isStart = topScreen(state).name === 'connections' && state.overlay === undefined
	if (!isStart || historyStatus.notices.length === 0) return []
	const lines = historyStatus.notices.flatMap((notice) =>
		wrapped(notice, columns - 1, 'warning', ' '),
	)
	return cut(lines, Math.max(1, Math.floor((state.rows - 8) / 4)))
}

const flashLooks: Readonly<Record<'done' | 'note' | 'fault', readonly [string, Tone]>> = {
	done: [signs.done, 'good'],
	note: [signs.note, 'accent'],
	fault: [signs.failed, 'danger'],
}

function flashLines(state: State, columns: number, most: number): readonly Line[] {
	const { flash } = state
	if (!flash) return []
	const [sign, tone] = flashLooks[flash.level]
	const [first = [], ...rest] = wrapped(flash.text, columns - 1, 'plain', '   ')
	const head: Line = [
		{ text: ` ${sign} `, tone, bold: true },
		{ text: (first[0]?.text ?? '').trimStart() },
	]
	const next = flash.next === undefined ? [] : wrapped(flash.next, columns - 1, 'dim', '   ')
	return cut([head, ...rest, ...next], most)
}

/** The first lines; where some are left out, the last one shown says so. */
function cut(lines: readonly Line[], most: number): readonly Line[] {
	if (lines.length <= most) return lines
	const shown = lines.slice(0, most)
	const last = shown.at(-1) ?? []
	return [...shown.slice(0, -1), [...last, { text: ' …', tone: 'dim' }]]
}
