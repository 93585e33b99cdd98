import { press } from '../../app/keys/press.ts'
import { cursorIndex, rowIds } from '../../app/lists/chosen.ts'
import { markedIds } from '../../app/lists/marks.ts'
import type { Message } from '../../app/message.ts'
import { type State, topScreen } from '../../app/state.ts'
import { foundActions, isOfRow, messageOf } from './actions.ts'
import { helpLines } from './help-lines.ts'
import { listMenu, type Menu, placeMenu, rowMenu } from './menu.ts'
import { hereLine } from './place.ts'
import type { Reply } from './reply.ts'

/** What a line means that was typed while nothing lies over the screen. */
export function onScreen(state: State, menu: Menu, line: string): Reply {
	const typed = line.trim()
	const screen = topScreen(state)
	if (typed === '') return { menu: renewed(state, menu), tell: true }
	if (typed === '0') return { menu: placeMenu(state, menu), tell: true }
	if (typed.startsWith(':')) return found(state, menu, typed.slice(1).trim())
	if (typed === '?') return { say: helpLines }
	if (typed === 'q') return { send: [{ kind: 'quit' }] }
	if (typed === 'b' || typed === 'esc') return back(state, menu)
	if (typed.startsWith('/')) return filtered(state, typed.slice(1).trim())
	const numbers = numbersOf(typed)
	if (numbers === undefined) return byKey(state, menu, typed)
	const [only] = numbers
	if (only !== undefined && numbers.length === 1) return chosen(state, menu, only)
	if (screen.name !== 'tokens' || menu.kind !== 'rows') {
		return { say: ['Several numbers mark tokens, and there is no list of them just now.'] }
	}
	return marks(state, menu.ids.slice(0, menu.told), numbers)
}

/** The same menu, as it is now. */
function renewed(state: State, menu: Menu): Menu {
	if (menu.kind === 'row' && rowIds(state).includes(menu.id)) return rowMenu(state, menu.id, menu)
	return listMenu(state)
}

/** The actions with these letters in their words, to be chosen by number. */
function found(state: State, menu: Menu, words: string): Reply {
	const actions = foundActions(state, words, menu.kind === 'row')
	if (actions.length === 0) return { say: ['No action has these letters.'] }
	const own = menu.kind === 'row' ? menu : placeMenu(state, menu)
	return { menu: { ...own, actions, isTold: false }, tell: true }
}

function back(state: State, menu: Menu): Reply {
	const isInList = topScreen(state).name !== 'inspect'
	if (menu.kind === 'row' || (menu.kind === 'place' && isInList && rowIds(state).length > 0)) {
		const list = menu.list ?? listMenu(state)
		return { menu: list, say: [hereLine(state, list)] }
	}
	const isFirst = state.screens.length === 1 && state.operations.length === 0
	const screen = topScreen(state)
	if (isFirst && !(screen.name !== 'inspect' && screen.filter)) {
		return { say: ['This is the first screen; q leaves.'] }
	}
	return { send: [{ kind: 'back' }] }
}

function filtered(state: State, text: string): Reply {
	if (topScreen(state).name === 'inspect') return { say: ['There are no rows here to filter.'] }
	if (text === '') return { send: [{ kind: 'filter-cleared' }] }
	return {
		send: [{ kind: 'filter' }, { kind: 'filter-typed', text }, { kind: 'filter-done' }],
	}
}

function chosen(state: State, menu: Menu, number: number): Reply {
	if (menu.kind === 'rows') {
		const id = number > menu.told ? undefined : menu.ids[number - 1]
		if (id === undefined) return notThere(number)
		const towards = towardsRow(state, id)
		if (!towards) return { say: ['That row is gone.'], menu: listMenu(state), tell: true }
		return { send: [towards], after: (next) => ({ menu: rowMenu(next, id, menu), tell: true }) }
	}
	if ((menu.kind !== 'row' && menu.kind !== 'place') || !menu.isTold) return notThere(number)
	const action = menu.actions[number - 1]
	if (!action) return notThere(number)
	// The cursor may have gone elsewhere meanwhile; what was chosen is meant.
	const towards = menu.kind === 'row' ? towardsRow(state, menu.id) : undefined
	if (menu.kind === 'row' && !towards) {
		return { say: ['That row is gone.'], menu: listMenu(state), tell: true }
	}
	return { send: [...(towards ? [towards] : []), (next) => messageOf(next, action)] }
}

/** A key of the screens, typed out: what is done to a row only where one was chosen. */
function byKey(state: State, menu: Menu, typed: string): Reply {
	const message = [...typed].length === 1 ? press(state, typed) : undefined
	if (!message || moves.has(message.kind)) {
		return { say: ['That means nothing here; a question mark says how to go on.'] }
	}
	const hasMarks = markedIds(state).length > 0
	const needsRow = isOfRow(state, { message }) && !(hasMarks && menu.kind !== 'row')
	if (menu.kind === 'row') {
		const towards = towardsRow(state, menu.id)
		if (!towards) return { say: ['That row is gone.'], menu: listMenu(state), tell: true }
		return { send: [towards, (next) => press(next, typed) ?? message] }
	}
	if (needsRow) return { say: ['Choose a row by its number first.'] }
	if (message.kind === 'show-help') return { say: helpLines }
	return { send: [message] }
}

const moves: ReadonlySet<Message['kind']> = new Set([
	'move',
	'page',
	'jump',
	'filter',
	'back',
	'show-palette',
])

function marks(state: State, told: readonly string[], numbers: readonly number[]): Reply {
	const ids = numbers.map((number) => told[number - 1])
	const missing = numbers.find((_, index) => ids[index] === undefined)
	if (missing !== undefined) return notThere(missing)
	const tokenIds = [...new Set([...markedIds(state), ...ids.flatMap((id) => id ?? [])])]
	return { send: [{ kind: 'mark-these', tokenIds }] }
}

/** The message that brings the cursor to a row; undefined when it is gone. */
function towardsRow(state: State, id: string): Message | undefined {
	const at = rowIds(state).indexOf(id)
	return at < 0 ? undefined : { kind: 'move', by: at - cursorIndex(state) }
}

/** `3`, `1 3 5-7`, `1,3`; undefined for anything else, and for more numbers than a list can have. */
function numbersOf(typed: string): readonly number[] | undefined {
	if (!/^\d{1,6}(?:-\d{1,6})?(?:[\s,]+\d{1,6}(?:-\d{1,6})?)*$/.test(typed)) return undefined
	return typed.split(/[\s,]+/).flatMap((part) => {
		const [from = 0, to = from] = part.split('-').map(Number)
		return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
	})
}

function notThere(number: number): Reply {
	return { say: [`Nothing has the number ${number} here; Enter says the choices.`] }
}
