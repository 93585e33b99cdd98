import type { Binding } from '../../app/keys/binding.ts'
import { keysOf, scopeOf } from '../../app/keys/keys.ts'
import { paletteActions } from '../../app/keys/palette.ts'
import { markedIds } from '../../app/lists/marks.ts'
import type { Message } from '../../app/message.ts'
import { type Screen, type State, topScreen } from '../../app/state.ts'
import { sentence, spokenText } from './spoken-text.ts'

type Kind = Message['kind']

/** Moving has no meaning where rows have numbers; the others are typed: `/`, `?`, `q`, `b`. */
const typedOtherwise: ReadonlySet<Kind> = new Set([
	'move',
	'page',
	'jump',
	'go-to-connection',
	'filter',
	'show-palette',
	'show-help',
	'quit',
	'back',
])

/** What is done to the row that was chosen; everything else is done to the list. */
const ofRow: Readonly<Record<Screen['name'], ReadonlySet<Kind>>> = {
	connections: new Set([
		'open',
		'ask-edit-connection',
		'look',
		'ask-issue',
		'ask-remove-connection',
		'open-secrets',
		'show-block-list',
		'wait-awake',
	]),
	tokens: new Set([
		'open',
		'ask-refresh',
		'ask-delete',
		'make-current',
		'ask-label',
		'ask-auto-refresh',
		'copy',
		'mark',
		'mark-range',
		'check',
	]),
	secrets: new Set(['drop-secret']),
	inspect: new Set(),
}

/** What the marked are meant by when there are any. */
const ofMarked: ReadonlySet<Kind> = new Set(['ask-refresh', 'ask-delete', 'check'])

/** Whether an action is about the row that was chosen. */
export function isOfRow(state: State, { message }: Pick<Binding, 'message'>): boolean {
	const { name } = topScreen(state)
	if (name === 'tokens' && message.kind === 'show-choices') return message.menu === 'copy'
	return ofRow[name].has(message.kind)
}

/** Everything that can be done to the chosen row. */
export function rowActions(state: State): readonly Binding[] {
	return screenActions(state).filter((each) => isOfRow(state, each))
}

/** Everything that can be done here beside that; to the marked too, where there are any. */
export function placeActions(state: State): readonly Binding[] {
	const hasMarks = markedIds(state).length > 0
	return screenActions(state).filter(
		(each) => !isOfRow(state, each) || (hasMarks && ofMarked.has(each.message.kind)),
	)
}

/** What can be done whose words have these letters, the best first; to a row only where one was chosen. */
export function foundActions(state: State, typed: string, hasRow: boolean): readonly Binding[] {
	return paletteActions(state, typed).filter(
		(each) => !typedOtherwise.has(each.message.kind) && (hasRow || !isOfRow(state, each)),
	)
}

/** Everything that can be done with what lies over the screen. */
export function overlayActions(state: State): readonly Binding[] {
	return keysOf(state.keyTable, scopeOf(state)).filter(
		({ message }) => !typedOtherwise.has(message.kind),
	)
}

/** An action as a numbered line, with the reason where it cannot be done now. */
export function actionLine(state: State, { help, off }: Binding): string {
	const reason = off?.(state)
	return spokenText(state, sentence(help) + (reason === undefined ? '' : ` Not now: ${reason}`))
}

/** The message of an action: the reason where it is off. */
export function messageOf(state: State, { message, off }: Binding): Message {
	const reason = off?.(state)
	return reason === undefined ? message : { kind: 'refused-key', reason }
}

/** What works comes first, and what is off, with its reason, last. */
function screenActions(state: State): readonly Binding[] {
	const isOff = ({ off }: Binding) => off?.(state) !== undefined
	return paletteActions(state, '')
		.filter(({ message }) => !typedOtherwise.has(message.kind))
		.toSorted((a, b) => Number(isOff(a)) - Number(isOff(b)))
}
