import type { FormField } from '../../app/forms.ts'
import type { Binding } from '../../app/keys/binding.ts'
import { rowIds } from '../../app/lists/chosen.ts'
import { type State, topScreen } from '../../app/state.ts'
import { actionLine, placeActions, rowActions } from './actions.ts'
import { fieldQuestion, formLines, reviewChoices } from './form-questions.ts'
import { overlayWords } from './overlay-words.ts'
import { emptyLine, headingOf, rowDetail, rowText } from './place.ts'

/**
 * What the numbers that were said stand for. Rows are kept by id and actions as they were said, so
 * that a list which is re-ordered meanwhile changes no number.
 */
export type Menu =
	| RowsMenu
	| RowMenu
	| PlaceMenu
	| { readonly kind: 'overlay' }
	/** A form's field that is asked for; `isChange` = after the form was looked over. */
	| { readonly kind: 'field'; readonly field: FormField; readonly isChange: boolean }
	| { readonly kind: 'review' }

/** The rows of a list. */
export type RowsMenu = {
	readonly kind: 'rows'
	readonly ids: readonly string[]
	/** How many of the rows have been said; no other has a number. */
	readonly told: number
}

type ActionsMenu = {
	readonly actions: readonly Binding[]
	/** Whether they have been said; before that, none has a number. */
	readonly isTold: boolean
	/** The list as it was said before, to go back to. */
	readonly list?: RowsMenu
}

/** What can be done to the row that was chosen. */
export type RowMenu = ActionsMenu & { readonly kind: 'row'; readonly id: string }

/** What can be done beside that. */
export type PlaceMenu = ActionsMenu & { readonly kind: 'place' }

/** How many rows or lines are said at once. */
export const pageLines = 20

/** The rows of the list on the screen, of which none has been said; where there are none, what can be done. */
export function listMenu(state: State): Menu {
	const ids = rowIds(state)
	if (ids.length > 0) return { kind: 'rows', ids, told: 0 }
	return placeMenu(state)
}

/** What can be done here. */
export function placeMenu(state: State, before?: Menu): PlaceMenu {
	return { kind: 'place', actions: placeActions(state), isTold: false, ...listOf(before) }
}

/** What can be done to a row. */
export function rowMenu(state: State, id: string, before?: Menu): RowMenu {
	return { kind: 'row', id, actions: rowActions(state), isTold: false, ...listOf(before) }
}

function listOf(before: Menu | undefined): { readonly list?: RowsMenu } {
	if (before?.kind === 'rows') return { list: before }
	const isOfList = before?.kind === 'row' || before?.kind === 'place'
	return isOfList && before.list ? { list: before.list } : {}
}

/** The menu once it has been said. */
export function told(menu: Menu): Menu {
	switch (menu.kind) {
		case 'rows':
			return { ...menu, told: Math.min(menu.ids.length, pageLines) }
		case 'row':
		case 'place':
			return { ...menu, isTold: true }
		default:
			return menu
	}
}

/** A menu in words, numbered. */
export function menuLines(state: State, menu: Menu): readonly string[] {
	switch (menu.kind) {
		case 'rows':
			return [headingOf(state), ...rowLines(state, menu.ids, 0)]
		case 'row':
			return [
				`${rowText(state, menu.id) ?? 'This is gone'}.`,
				...[rowDetail(state, menu.id)].filter((line) => line !== undefined),
				...numbered(menu.actions.map((each) => actionLine(state, each))),
			]
		case 'place':
			return [
				...(topScreen(state).name === 'inspect' ? [] : [headingOf(state)]),
				...(rowIds(state).length === 0 ? [emptyLine(state)] : []),
				...numbered(menu.actions.map((each) => actionLine(state, each))),
			].filter((line) => line !== '')
		case 'overlay': {
			if (!state.overlay) return []
			const { lines, choices } = overlayWords(state, state.overlay)
			return [...lines, ...numbered(choices)]
		}
		case 'field':
			return state.overlay?.kind === 'form' ? [fieldQuestion(state, state.overlay, menu.field)] : []
		case 'review': {
			if (state.overlay?.kind !== 'form') return []
			return [
				...formLines(state, state.overlay),
				...numbered(reviewChoices(state, state.overlay).map(({ text }) => text)),
			]
		}
	}
}

/** The next page of a list's rows from one on, and what to type next. */
export function rowLines(state: State, ids: readonly string[], from: number): readonly string[] {
	const to = Math.min(ids.length, from + pageLines)
	const rows = ids.slice(from, to).map((id) => `${rowText(state, id) ?? 'gone meanwhile'}.`)
	return [
		...numbered(rows, from),
		to < ids.length
			? `${to} of ${ids.length} said: more for the next, or choose a number, or 0 for what can be done here.`
			: 'Choose a number, or 0 for what can be done here.',
	]
}

/** Lines with their numbers before them. */
export function numbered(lines: readonly string[], from = 0): readonly string[] {
	return lines.map((line, index) => `${from + index + 1}. ${line}`)
}
