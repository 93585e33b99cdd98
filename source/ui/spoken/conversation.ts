import type { Runtime } from '../../app/runtime.ts'
import type { State } from '../../app/state.ts'
import { topScreen } from '../../app/state.ts'
import { cleanText } from '../parts/clean-text.ts'
import { eventLines, noticeLines, startLines } from './events.ts'
import { flashLine } from './flash-line.ts'
import { firstLine } from './help-lines.ts'
import { listMenu, type Menu, menuLines, pageLines, rowLines, told } from './menu.ts'
import { onOverlay } from './on-overlay.ts'
import { onScreen } from './on-screen.ts'
import { closesItself, openedWords, wasPage } from './opened-words.ts'
import { emptyLine, headingOf, hereLine, listKey, placeKey } from './place.ts'
import type { Reply } from './reply.ts'
import { tokenPage } from './token-page.ts'

/** Where a conversation is heard and read: lines only ever follow one another. */
export type SpokenTerminal = {
	/** Writes lines, each on a line of its own. */
	readonly say: (lines: readonly string[]) => void
	/**
	 * Resolves once everything said has been written and whatever was typed until then is dropped;
	 * with true where there was something to drop.
	 */
	readonly settle: () => Promise<boolean>
	/** From now on what is typed is not shown, or is again. */
	readonly hide: (isHidden: boolean) => void
}

/** The other face of the program: its state in plain lines, and typed lines in place of keys. */
export type Conversation = {
	/** A line was typed. */
	readonly hear: (line: string) => void
	/** Says no more. */
	readonly end: () => void
}

/**
 * Begins a conversation over a runtime: says where the user is, and from then on every event once, in
 * one line. A question is answered only by a line that was typed after it had been said whole.
 */
export function converse(runtime: Runtime, terminal: SpokenTerminal): Conversation {
	let seen = runtime.getState()
	let menu: Menu = listMenu(seen)
	/** What numbers mean again once nothing lies over the screen. */
	let below: Menu = menu
	/** Lines of a page that have not been said yet. */
	let rest: readonly string[] = []
	let questions = 0
	let isAsking = false
	let isHearing = false
	/** Whether anything was said about the line that was typed last. */
	let isAnswered = true

	const say = (lines: readonly string[]) => {
		if (lines.length === 0) return
		isAnswered = true
		terminal.say(lines.map(cleanText))
	}

	const sayPage = (lines: readonly string[]) => {
		rest = lines.slice(pageLines)
		const more = rest.length === 0 ? [] : [`${rest.length} lines are left: more for the next.`]
		say([...lines.slice(0, pageLines), ...more])
	}

	const setMenu = (next: Menu) => {
		menu = next
		terminal.hide(menu.kind === 'field' && menu.field.kind === 'secret')
	}

	/** Says the choices; over the screen they are a question, and only what is typed after it counts. */
	const tell = () => {
		const state = runtime.getState()
		say(menuLines(state, menu))
		menu = told(menu)
		if (state.overlay) ask()
	}

	const ask = () => {
		const number = ++questions
		const overlayId = runtime.getState().overlay?.id
		isAsking = true
		void terminal.settle().then((hasDropped) => {
			if (number !== questions) return
			isAsking = false
			if (hasDropped) say(['What was typed before this was asked is no answer to it.'])
			if (overlayId !== undefined) runtime.send({ kind: 'drawn', overlayId })
		})
	}

	const noticed = () => {
		const before = seen
		const after = runtime.getState()
		seen = after
		if (before === after) return
		const events = eventLines(before, after)
		say(events)
		if (after.leaving) {
			if (!before.leaving) say(['Leaving.'])
			return
		}
		const isOther = after.overlay?.id !== before.overlay?.id
		const isElsewhere = placeKey(after) !== placeKey(before)
		const isOtherList = listKey(after) !== listKey(before)
		if (isElsewhere || isOtherList) below = listMenu(after)
		if (isOther && after.overlay) opened(before, after)
		else if (!after.overlay && (isElsewhere || isOtherList)) arrived(before, after)
		else if (isOther) closed(before, after, events.length > 0 || hasBegun(before, after))
		const closing = closesItself(after)
		if (closing) runtime.send(closing)
	}

	const opened = (before: State, after: State) => {
		if (!before.overlay)
			below =
				listKey(after) === listKey(before) && placeKey(after) === placeKey(before) ? menu : below
		const words = openedWords(after)
		setMenu(words.menu)
		if (words.isPage) return sayPage(words.lines)
		say(words.lines)
		ask()
	}

	const arrived = (before: State, after: State) => {
		setMenu(listMenu(after))
		const screen = topScreen(after)
		const deeper = after.screens.length - before.screens.length
		// Back where everything was said before, or on the token that has taken another's place.
		if (deeper < 0 || (deeper === 0 && screen.name === 'inspect')) {
			return say([hereLine(after, menu)])
		}
		if (screen.name === 'secrets' && !screen.secrets) {
			return say([headingOf(after), emptyLine(after)])
		}
		if (screen.name === 'inspect') {
			return sayPage([...tokenPage(after), 'Enter says what can be done.'])
		}
		tell()
	}

	const closed = (before: State, after: State, isTold: boolean) => {
		setMenu(below)
		if (!wasPage(before) && !isTold) say([hereLine(after, menu)])
	}

	const apply = (reply: Reply) => {
		say(reply.say ?? [])
		if (reply.menu) setMenu(reply.menu)
		const own = menu
		isHearing = true
		for (const each of reply.send ?? []) {
			runtime.send(typeof each === 'function' ? each(runtime.getState()) : each)
		}
		isHearing = false
		noticed()
		if (reply.tell && menu === own) tell()
		if (reply.after) apply(reply.after(runtime.getState()))
	}

	const more = () => {
		if (rest.length > 0) return sayPage(rest)
		if (menu.kind !== 'rows' || menu.told >= menu.ids.length) return say(['There is no more.'])
		const from = menu.told
		say(rowLines(runtime.getState(), menu.ids, from))
		menu = { ...menu, told: Math.min(menu.ids.length, from + pageLines) }
	}

	const stop = runtime.subscribe(() => {
		if (!isHearing) noticed()
	})
	const said = seen.said.map((flash) => flashLine(seen, flash)).toReversed()
	say([firstLine, ...startLines(seen), ...noticeLines(seen), ...said])
	tell()

	return {
		hear: (line) => {
			const state = runtime.getState()
			if (isAsking || state.leaving) return
			if (!state.overlay && line.trim() === 'more') return more()
			rest = []
			isAnswered = false
			apply(
				state.overlay ? onOverlay(state, state.overlay, menu, line) : onScreen(state, menu, line),
			)
			// What was begun is told by its end.
			if (!isAnswered && !hasBegun(state, runtime.getState())) {
				say(['That changes nothing; Enter says the choices.'])
			}
		},
		end: stop,
	}
}

/** Whether something is under way that was not; its end says how it went. */
function hasBegun(before: State, after: State): boolean {
	return after.operations.some((each) => !before.operations.includes(each))
}
