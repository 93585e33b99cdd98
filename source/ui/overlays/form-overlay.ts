import { type FormField, fieldsOf } from '../../app/forms.ts'
import type { FormOverlay as Form } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { faultText } from '../../model/fault-text.ts'
import { fieldPiece, filledLine, fitLine, type Line, wrapped } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { formWords, placeholderOf, switchText } from './form-words.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** A form over the screen. Where it is higher than the room, the field with the keyboard is in it. */
export function formLines(state: State, overlay: Form, rows: number): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const { title } = formWords(state, overlay)
	const test = testLines(overlay, room.inner)
	const height = rows - (room.framed ? 2 : 1) - test.length
	const shown = windowAround(formRows(state, overlay, room.inner), overlay.focus, height)
	return panelLines({ title, tone: 'accent' }, room, [...shown.map(({ line }) => line), ...test])
}

/** One line of a form, and the field it belongs to. */
type FormRow = { readonly line: Line; readonly of?: string }

const labelWidth = 19

function formRows(state: State, overlay: Form, inner: number): readonly FormRow[] {
	const about = formWords(state, overlay).about.flatMap((text) => wrapped(text, inner, 'dim'))
	const gap: readonly Line[] = about.length > 0 ? [[]] : []
	return [
		...[...about, ...gap].map((line) => ({ line })),
		...fieldsOf(overlay).flatMap((field) =>
			[fieldLine(state, overlay, field, inner), ...faultLines(overlay, field, inner)].map(
				(line) => ({ line, of: field.name }),
			),
		),
	]
}

function faultLines({ faults }: Form, { name }: FormField, inner: number): readonly Line[] {
	const fault = faults[name]
	if (!fault) return []
	const { message, next } = faultText(fault)
	return wrapped(`${message} ${next}`, inner, 'danger', '  ')
}

function testLines({ test }: Form, inner: number): readonly Line[] {
	if (!test) return []
	if ('running' in test)
		return [[{ text: `${signs.waiting} testing the connection…`, tone: 'accent' }]]
	const sign = test.good ? signs.done : signs.failed
	return [
		...wrapped(`${sign} ${test.text}`, inner, test.good ? 'good' : 'danger'),
		...(test.next === undefined ? [] : wrapped(test.next, inner, 'dim', '  ')),
	]
}

/** As many rows as fit, with the focused field and what stands under it among them. */
function windowAround(rows: readonly FormRow[], focus: string, height: number): readonly FormRow[] {
	if (rows.length <= height) return rows
	const first = rows.findIndex((row) => row.of === focus)
	const last = rows.findLastIndex((row) => row.of === focus)
	const middle = Math.floor((first + last - height + 1) / 2)
	const from = Math.min(Math.max(0, Math.min(middle, first)), rows.length - height)
	return rows.slice(from, from + height)
}

function fieldLine(state: State, overlay: Form, field: FormField, inner: number): Line {
	const hasKeyboard = overlay.focus === field.name
	const label: Line = [
		{
			text: `${hasKeyboard ? signs.cursor : ' '} ${field.label}`,
			tone: hasKeyboard ? 'accent' : 'plain',
			bold: hasKeyboard,
		},
	]
	const columns = Math.max(6, inner - labelWidth)
	return [...filledLine(label, labelWidth), ...valueLine(state, overlay, field, columns)]
}

function valueLine(state: State, overlay: Form, field: FormField, columns: number): Line {
	const value = overlay.values[field.name]
	const hasKeyboard = overlay.focus === field.name
	if (field.kind === 'switch') return switchLine(field, value === true, hasKeyboard)
	const text = typeof value === 'string' ? value : ''
	const placeholder = placeholderOf(state, overlay, field)
	if (hasKeyboard) {
		const { name, kind } = field
		const typed = (changed: string) =>
			({ kind: 'field-changed', field: name, text: changed }) as const
		return [fieldPiece({ name, kind, value: text, columns, placeholder, typed })]
	}
	const shown = field.kind === 'secret' ? '•'.repeat(Math.min(text.length, columns)) : text
	const line: Line =
		text === '' ? [{ text: placeholder ?? signs.nothing, tone: 'dim' }] : [{ text: shown }]
	return fitLine(line, columns)
}

function switchLine(field: FormField, isOn: boolean, isFocused: boolean): Line {
	const words = switchText(field) + (isFocused ? '  (Space switches)' : '')
	return [
		{ text: isOn ? '[x]' : '[ ]', bold: isOn },
		{ text: `  ${words}`, tone: 'dim' },
	]
}
