import { type FormField, fieldsOf } from '../../app/forms.ts'
import type { Message } from '../../app/message.ts'
import type { FormOverlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { fieldAfter, fieldFault, focusOn, isShort, reviewChoices } from './form-questions.ts'
import { helpLines } from './help-lines.ts'
import type { Menu } from './menu.ts'
import type { Reply } from './reply.ts'

/** What a line means that was typed while a form is filled in or looked over. */
export function onForm(state: State, overlay: FormOverlay, menu: Menu, line: string): Reply {
	if (menu.kind === 'field') return inField(overlay, menu, line)
	const typed = line.trim()
	if (typed === '') return { menu: { kind: 'review' }, tell: true }
	if (typed === '?') return { say: helpLines }
	if (typed === 'q') return { send: [{ kind: 'quit' }] }
	if (typed === 'b' || typed === 'esc') return leaving
	const choice = /^\d{1,2}$/.test(typed)
		? reviewChoices(state, overlay)[Number(typed) - 1]
		: undefined
	if (choice?.field)
		return { menu: { kind: 'field', field: choice.field, isChange: true }, tell: true }
	if (choice?.message?.kind === 'submit') return submitted(overlay)
	if (choice?.message)
		return { send: [choice.message], after: (next) => wrongField(next, overlay.id) ?? {} }
	return { say: ['That is none of the choices; Enter says them, b leaves the form.'] }
}

const leaving: Reply = {
	say: ['The form is left; nothing of it is kept.'],
	send: [{ kind: 'close-overlay' }],
}

type FieldMenu = Extract<Menu, { kind: 'field' }>

function inField(overlay: FormOverlay, menu: FieldMenu, line: string): Reply {
	const { field } = menu
	// A secret is taken as it is: any word may be one.
	if (field.kind === 'secret')
		return filledIn(overlay, menu, line === '' ? [] : changed(field, line))
	const typed = line.trim()
	if (typed === 'b' || typed === 'esc') return leaving
	if (typed === '?') return { say: helpLines, tell: true }
	if (typed === '.') {
		return isShort(overlay) ? submitted(overlay) : { menu: { kind: 'review' }, tell: true }
	}
	if (typed === '') return filledIn(overlay, menu, [])
	if (field.kind === 'switch') {
		const isOn = /^(?:y|yes|on)$/i.test(typed)
		if (!isOn && !/^(?:n|no|off)$/i.test(typed)) return { say: ['Type yes or no.'], tell: true }
		const isSame = (overlay.values[field.name] === true) === isOn
		return filledIn(overlay, menu, isSame ? [] : [{ kind: 'field-switched' }])
	}
	if (typed === '-') return filledIn(overlay, menu, changed(field, ''))
	return filledIn(overlay, menu, changed(field, typed.startsWith('=') ? typed.slice(1) : typed))
}

function changed({ name }: FormField, text: string): readonly Message[] {
	return [{ kind: 'field-changed', field: name, text }]
}

/** Fills a field in and leaves it, as Tab does: its fault is said, and it is asked for again. */
function filledIn(overlay: FormOverlay, menu: FieldMenu, change: readonly Message[]): Reply {
	const { name } = menu.field
	return {
		send: [...focusOn(overlay, name), ...change, { kind: 'field-left', to: 'next' }],
		after: ({ overlay: now }) => {
			if (now?.kind !== 'form' || now.id !== overlay.id) return {}
			const fault = fieldFault(now, name)
			if (fault !== undefined) return { say: [fault], tell: true }
			const next = menu.isChange ? undefined : fieldAfter(now, name)
			if (next) return { menu: { kind: 'field', field: next, isChange: false }, tell: true }
			return isShort(now) ? submitted(now) : { menu: { kind: 'review' }, tell: true }
		},
	}
}

function submitted({ id }: FormOverlay): Reply {
	return {
		send: [{ kind: 'submit' }],
		menu: { kind: 'review' },
		after: (next) => wrongField(next, id) ?? {},
	}
}

/** The first field that stands in the way, asked for again; undefined when there is none. */
function wrongField({ overlay }: State, formId: number): Reply | undefined {
	if (overlay?.kind !== 'form' || overlay.id !== formId) return undefined
	const field = fieldsOf(overlay).find(({ name }) => name in overlay.faults)
	const fault = field && fieldFault(overlay, field.name)
	if (!field || fault === undefined) return undefined
	return { say: [fault], menu: { kind: 'field', field, isChange: true }, tell: true }
}
