import type { TypedConnection } from '../model/connection-fields.ts'
import type { Fault } from '../model/fault.ts'
import { faultsOfFields } from '../work/save-connection.ts'
import type { ConnectionForm } from './effects/effect.ts'
import { fieldsOf } from './forms.ts'
import { faultsOfIssue } from './issue-form.ts'
import type { FormOverlay, FormValues } from './overlay.ts'
import type { State } from './state.ts'

/** The connection form as the use case wants it. An empty secret or password means: as it was. */
export function connectionForm(state: State, overlay: FormOverlay): ConnectionForm {
	const { values } = overlay
	const secret = textOf(values, 'secret')
	const password = textOf(values, 'password')
	return {
		typed: typedConnection(state, overlay),
		credentials: { ...(secret && { secret }), ...(password && { password }) },
		overlayId: overlay.id,
		...(overlay.connectionId !== undefined && { editedId: overlay.connectionId }),
	}
}

/** The text of a field; a switch has none. */
export function textOf(values: FormValues, field: string): string {
	const value = values[field]
	return typeof value === 'string' ? value : ''
}

/**
 * What is wrong with a form's fields, by field name: each field's own rule, and for a connection
 * that its name is taken. `only` asks for one field.
 */
export function faultsOfForm(
	state: State,
	overlay: FormOverlay,
	only?: string,
): Readonly<Record<string, Fault>> {
	const faults: Record<string, Fault> = {}
	for (const field of fieldsOf(overlay)) {
		if (field.rule === undefined || (only !== undefined && field.name !== only)) continue
		const outcome = field.rule(textOf(overlay.values, field.name))
		if (!outcome.ok) faults[field.name] = outcome.fault
	}
	if (overlay.form === 'issue' && (only === undefined || only === 'graph')) {
		return { ...faults, ...faultsOfIssue(state, overlay) }
	}
	if (overlay.form !== 'connection') return faults
	const typed = typedConnection(state, overlay)
	for (const { field, fault } of faultsOfFields(state.history, typed, overlay.connectionId)) {
		if (only === undefined || field === only) faults[field] = fault
	}
	return faults
}

function typedConnection(state: State, { values, connectionId }: FormOverlay): TypedConnection {
	const before =
		connectionId === undefined ? undefined : state.history.connections.get(connectionId)
	return {
		name: textOf(values, 'name'),
		url: textOf(values, 'url'),
		graph: textOf(values, 'graph'),
		restppPort: textOf(values, 'restppPort'),
		gsqlPort: textOf(values, 'gsqlPort'),
		protocol: textOf(values, 'protocol'),
		user: textOf(values, 'user'),
		// The form has no field for it; a new secret's alias is not known.
		secretAlias: textOf(values, 'secret') === '' ? (before?.secretAlias ?? '') : '',
		defaultLifetime: textOf(values, 'defaultLifetime'),
		caFile: textOf(values, 'caFile'),
		certFile: textOf(values, 'certFile'),
		keyFile: textOf(values, 'keyFile'),
		insecure: values.insecure === true,
		production: values.production === true,
		readOnly: values.readOnly === true,
	}
}
