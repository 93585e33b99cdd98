import { textOf } from '../../app/connection-form.ts'
import { type FormField, fieldsOf } from '../../app/forms.ts'
import type { Message } from '../../app/message.ts'
import type { FormOverlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { faultText } from '../../model/fault-text.ts'
import { formWords, placeholderOf, switchText } from '../overlays/form-words.ts'
import { sentence, spokenText, timesInWords } from './spoken-text.ts'

/** The title of a form, and what the user should know while filling it in. */
export function formLines(state: State, overlay: FormOverlay): readonly string[] {
	const { title, about } = formWords(state, overlay)
	return [title, ...about].map((line) => sentence(spokenText(state, timesInWords(line))))
}

/** A form of one field is finished by its answer; others are looked over first. */
export function isShort(overlay: FormOverlay): boolean {
	return fieldsOf(overlay).length === 1
}

/** The question for one field: its name, what is in it, how to answer. */
export function fieldQuestion(state: State, overlay: FormOverlay, field: FormField): string {
	const { label, kind } = field
	if (kind === 'switch') {
		const now = overlay.values[field.name] === true ? 'yes' : 'no'
		return `${label}, ${switchText(field)}: ${now}. Type yes or no, or Enter for ${now}.`
	}
	const value = textOf(overlay.values, field.name)
	const hint = placeholderOf(state, overlay, field)
	const example = hint === undefined ? '' : ` Hint: ${spokenText(state, hint)}.`
	if (kind === 'secret') {
		const now = value === '' ? '' : ', typed already'
		return `${label}${now}.${example} What you type is not shown; Enter leaves it as it is.`
	}
	return value === ''
		? `${label}, empty.${example}`
		: `${label}, now ${spokenText(state, value)}. Type another, or Enter to keep it.`
}

/** What can be done with a filled-in form, as numbered lines: finish, test, change a field. */
export function reviewChoices(
	state: State,
	overlay: FormOverlay,
): readonly { readonly text: string; readonly message?: Message; readonly field?: FormField }[] {
	const { submit } = formWords(state, overlay)
	return [
		{
			text: sentence(`${submit[0]?.toUpperCase()}${submit.slice(1)}`),
			message: { kind: 'submit' },
		},
		...(overlay.form === 'connection'
			? [{ text: 'Test the connection as it is typed.', message: { kind: 'test-form' } as const }]
			: []),
		...fieldsOf(overlay).map((field) => ({
			text: `Change ${field.label}, ${valueInWords(state, overlay, field)}.`,
			field,
		})),
	]
}

/** The fault of a field, as one line; undefined where there is none. */
export function fieldFault({ faults }: FormOverlay, name: string): string | undefined {
	const fault = faults[name]
	if (!fault) return undefined
	const { message, next } = faultText(fault)
	return `Error: ${sentence(message)} ${sentence(next)}`
}

/** The messages that bring a field the keyboard, as Tab would. */
export function focusOn(overlay: FormOverlay, name: string): readonly Message[] {
	const names = fieldsOf(overlay).map((field) => field.name)
	const steps = (names.indexOf(name) - names.indexOf(overlay.focus) + names.length) % names.length
	return Array.from({ length: steps }, () => ({ kind: 'field-left', to: 'next' }) as const)
}

/** The field after that one; undefined after the last. */
export function fieldAfter(overlay: FormOverlay, name: string): FormField | undefined {
	const fields = fieldsOf(overlay)
	return fields[fields.findIndex((field) => field.name === name) + 1]
}

function valueInWords(state: State, overlay: FormOverlay, field: FormField): string {
	if (field.kind === 'switch') return overlay.values[field.name] === true ? 'now yes' : 'now no'
	const value = textOf(overlay.values, field.name)
	if (value === '') {
		const isStored = placeholderOf(state, overlay, field)?.startsWith('stored')
		return isStored ? 'stored' : 'empty'
	}
	return field.kind === 'secret' ? 'typed' : `now ${spokenText(state, value)}`
}
