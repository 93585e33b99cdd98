import { Box, Text } from 'ink'
import type { ReactNode } from 'react'
import { type FormField, fieldsOf } from '../../app/forms.ts'
import type { FormOverlay as Form } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { faultText } from '../../model/fault-text.ts'
import { type Line, Lines, LineView, wrapped } from '../parts/line.tsx'
import { TextField } from '../parts/text-field.tsx'
import { signs } from '../parts/theme.ts'
import { usePaint } from '../parts/theme-context.ts'
import type { Send } from '../send.ts'
import { formWords, placeholderOf, switchText } from './form-words.ts'
import { Panel } from './panel.tsx'
import { isFramed, roomFor } from './panel-room.ts'

/** A form over the screen. Where it is higher than the room, the field with the keyboard is in it. */
export function FormOverlay(props: {
	readonly state: State
	readonly overlay: Form
	readonly rows: number
	readonly send: Send
}): ReactNode {
	const { state, overlay, rows, send } = props
	const room = roomFor(state.columns, isFramed(state))
	const { title } = formWords(state, overlay)
	const test = testLines(overlay, room.inner)
	const height = rows - (room.framed ? 2 : 1) - test.length
	const shown = windowAround(formRows(state, overlay, room.inner), overlay.focus, height)
	return (
		<Panel title={title} tone="accent" columns={room.columns} framed={room.framed}>
			{shown.map((row) =>
				row.field ? (
					<FieldRow
						key={row.key}
						state={state}
						overlay={overlay}
						field={row.field}
						columns={room.inner}
						send={send}
					/>
				) : (
					<LineView key={row.key} line={row.line} />
				),
			)}
			<Lines lines={test} />
		</Panel>
	)
}

/** One line of a form: a field, or words that go with the field they stand at. */
type FormRow = {
	readonly key: string
	readonly line: Line
	readonly field?: FormField
	readonly of?: string
}

const labelWidth = 19

function formRows(state: State, overlay: Form, inner: number): readonly FormRow[] {
	const rows: FormRow[] = []
	const add = (key: string, lines: readonly Line[], of?: string) => {
		for (const [index, line] of lines.entries()) {
			rows.push({ key: `${key} ${index}`, line, ...(of !== undefined && { of }) })
		}
	}
	const { about } = formWords(state, overlay)
	add(
		'about',
		about.flatMap((text) => wrapped(text, inner, 'dim')),
	)
	if (about.length > 0) add('gap', [[]])
	for (const field of fieldsOf(overlay)) {
		rows.push({ key: field.name, line: [], field, of: field.name })
		const fault = overlay.faults[field.name]
		if (!fault) continue
		const { message, next } = faultText(fault)
		add(`fault ${field.name}`, wrapped(`${message} ${next}`, inner, 'danger', '  '), field.name)
	}
	return rows
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

function FieldRow(props: {
	readonly state: State
	readonly overlay: Form
	readonly field: FormField
	readonly columns: number
	readonly send: Send
}): ReactNode {
	const { state, overlay, field, columns, send } = props
	const paintOf = usePaint()
	const hasKeyboard = overlay.focus === field.name
	const tone = hasKeyboard ? 'accent' : 'plain'
	return (
		<Box height={1} flexShrink={0}>
			<Box width={labelWidth} flexShrink={0}>
				<Text {...paintOf(tone)} bold={hasKeyboard} wrap="truncate-end">
					{`${hasKeyboard ? signs.cursor : ' '} ${field.label}`}
				</Text>
			</Box>
			<FieldValue
				key={field.name}
				state={state}
				overlay={overlay}
				field={field}
				columns={Math.max(6, columns - labelWidth)}
				send={send}
			/>
		</Box>
	)
}

function FieldValue(props: {
	readonly state: State
	readonly overlay: Form
	readonly field: FormField
	readonly columns: number
	readonly send: Send
}): ReactNode {
	const { state, overlay, field, columns, send } = props
	const value = overlay.values[field.name]
	if (field.kind === 'switch')
		return (
			<SwitchValue field={field} isOn={value === true} isFocused={overlay.focus === field.name} />
		)
	const text = typeof value === 'string' ? value : ''
	const placeholder = placeholderOf(state, overlay, field)
	if (overlay.focus === field.name) {
		return (
			<TextField
				kind={field.kind}
				value={text}
				columns={columns}
				placeholder={placeholder}
				onChange={(changed) => send({ kind: 'field-changed', field: field.name, text: changed })}
			/>
		)
	}
	const shown = field.kind === 'secret' ? '•'.repeat(Math.min(text.length, columns)) : text
	const line: Line =
		text === '' ? [{ text: placeholder ?? signs.nothing, tone: 'dim' }] : [{ text: shown }]
	return (
		<Box width={columns}>
			<LineView line={line} />
		</Box>
	)
}

function SwitchValue(props: {
	readonly field: FormField
	readonly isOn: boolean
	readonly isFocused: boolean
}): ReactNode {
	const { field, isOn, isFocused } = props
	const words = switchText(field) + (isFocused ? '  (Space switches)' : '')
	return (
		<LineView
			line={[
				{ text: isOn ? '[x]' : '[ ]', bold: isOn },
				{ text: `  ${words}`, tone: 'dim' },
			]}
		/>
	)
}
