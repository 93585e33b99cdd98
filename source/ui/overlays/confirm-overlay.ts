import type { ConfirmOverlay as Confirm } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { fieldPiece, type Line, wrapped } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { type Question, questionOf } from './confirm-words.ts'
import { panelLines } from './panel.ts'
import { type PanelRoom, roomFor } from './panel-room.ts'

/** A question that can end in something that cannot be undone. */
export function confirmLines(state: State, overlay: Confirm, rows: number): readonly Line[] {
	const layout = confirmLayout(state, overlay, rows)
	if (!layout) {
		const text = 'This question needs a larger terminal to be read whole; esc leaves it.'
		return [[], ...wrapped(text, state.columns - 1, 'warning', ' ')]
	}
	const { question, room, lines } = layout
	return panelLines({ title: question.title, tone: 'danger' }, room, [
		...lines,
		...(overlay.wanted === undefined ? [] : [typedLine(overlay, room.inner)]),
		...(room.framed ? [[], answerLine(question, overlay)] : []),
	])
}

/** Whether the whole question fits and can be answered; one that is cut short must not be. */
export function confirmFits(state: State, overlay: Confirm, rows: number): boolean {
	return confirmLayout(state, overlay, rows) !== undefined
}

type Layout = {
	readonly question: Question
	readonly room: PanelRoom
	readonly lines: readonly Line[]
}

function confirmLayout(state: State, overlay: Confirm, rows: number): Layout | undefined {
	const question = questionOf(state, overlay)
	for (const framed of [true, false]) {
		const room = roomFor(state.columns, framed)
		const lines = questionLines(question, typingLine(state, overlay), room)
		const field = overlay.wanted === undefined ? 0 : 1
		// Title, and with a frame the lower edge and the answers with a blank line before them.
		const around = framed ? 4 : 1
		if (framed && state.columns < 50) continue
		if (lines.length + field + around <= rows) return { question, room, lines }
	}
	return undefined
}

function questionLines(
	question: Question,
	typing: string | undefined,
	{ inner, framed }: PanelRoom,
): readonly Line[] {
	const blank: readonly Line[] = framed ? [[]] : []
	const [identity = '', ...about] = question.about
	return [
		...blank,
		...wrapped(identity, inner).map((line) => line.map((piece) => ({ ...piece, bold: true }))),
		...about.flatMap((text) => wrapped(text, inner)),
		...blank,
		...question.consequence.flatMap((text) => wrapped(text, inner, 'warning')),
		...(typing === undefined ? [] : [...blank, ...wrapped(typing, inner)]),
	]
}

/** Where it is typed. */
function typedLine({ typed: value }: Confirm, columns: number): Line {
	return [
		{ text: `${signs.crumb} `, tone: 'accent' },
		fieldPiece({
			name: 'confirm',
			kind: 'text',
			value,
			columns: columns - 2,
			typed: (text) => ({ kind: 'typed', text }),
		}),
	]
}

/** What must be typed, and why. */
function typingLine(state: State, { about, wanted }: Confirm): string | undefined {
	if (wanted === undefined) return undefined
	if (about.action === 'delete-marked') return `Type ${wanted}, the number of them, to go on`
	const isProduction = [...state.history.connections.values()].some(
		({ name, production }) => production && name === wanted,
	)
	return isProduction
		? `${wanted} is marked production: type its name to go on`
		: `Type ${wanted} to go on`
}

function answerLine({ yes, no }: Question, { wanted: text, about }: Confirm): Line {
	const typing = text !== undefined
	const wanted = about.action === 'delete-marked' ? 'number' : 'name'
	return [
		{ text: typing ? '⏎' : 'y', tone: 'danger', bold: true },
		{ text: typing ? ` ${yes} when the ${wanted} is right` : ` ${yes}` },
		{ text: '      ' },
		{ text: typing ? 'esc' : 'n', tone: 'accent', bold: true },
		{ text: ` ${no} (default)` },
	]
}
