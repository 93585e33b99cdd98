import type { Connection } from '../model/connection.ts'
import { fieldRules, type TypedConnection, type TypedField } from '../model/connection-fields.ts'
import { type Fault, failed, type Outcome, ok } from '../model/fault.ts'
import type { CredentialsChange, HistoryView, Ports } from './ports.ts'

/** The fault of one field of a form or one option of a command. */
export type FieldFault = { readonly field: TypedField; readonly fault: Fault }

/**
 * What is wrong with the typed fields, each by its own rule; a name that another connection has is
 * `duplicate-name`. `editedId` is the connection that is being edited, if any.
 */
export function faultsOfFields(
	view: HistoryView,
	typed: TypedConnection,
	editedId?: string,
): readonly FieldFault[] {
	const faults: FieldFault[] = []
	for (const field of Object.keys(fieldRules) as TypedField[]) {
		const outcome = fieldRules[field](typed[field] ?? '')
		if (!outcome.ok) faults.push({ field, fault: outcome.fault })
		else if (field === 'name' && isTaken(view, outcome.value as string, editedId)) {
			const detail = outcome.value as string
			faults.push({ field, fault: { code: 'duplicate-name', detail } })
		}
	}
	if (!typed.certFile?.trim() !== !typed.keyFile?.trim()) {
		const detail = 'A client’s certificate and its key are given together.'
		const field = typed.keyFile?.trim() ? 'certFile' : 'keyFile'
		faults.push({ field, fault: { code: 'bad-path', detail } })
	}
	return faults
}

/** What to save. */
export type SaveRequest = {
	readonly typed: TypedConnection
	readonly credentials: CredentialsChange
	/** The connection to change; absent = a new one. */
	readonly editedId?: string
}

/**
 * Writes a connection down, new or changed. A new one with the name and URL of one that was removed
 * is that one again, so its tokens come back with it. What was remembered of the server is
 * forgotten where the address changed.
 * Faults: the first field's own, those of the history.
 */
export async function saveConnection(
	ports: Ports,
	request: SaveRequest,
): Promise<Outcome<Connection>> {
	const view = ports.history.view()
	const [wrong] = faultsOfFields(view, request.typed, request.editedId)
	if (wrong) return { ok: false, fault: wrong.fault }
	const before =
		request.editedId === undefined
			? removedTwin(view, request.typed)
			: view.connections.get(request.editedId)
	if (request.editedId !== undefined && !before) {
		return failed('no-such-connection', { detail: request.typed.name })
	}
	const connection = connectionOf(ports, request, before)
	const written = await ports.history.change([
		{ kind: 'connection', connection, credentials: request.credentials },
		...(before && addressChanged(before, connection)
			? [{ kind: 'server', connectionId: connection.id, seen: { atMs: ports.nowMs() } } as const]
			: []),
	])
	return written.ok ? ok(connection) : written
}

/** The connection that the typed fields, found right before, describe. */
export function connectionOf(
	ports: Ports,
	request: SaveRequest,
	before: Connection | undefined,
): Connection {
	const { typed, credentials } = request
	const value = <Field extends TypedField>(field: Field) => fieldValue(field, typed[field] ?? '')
	const graph = value('graph')
	const restppPort = value('restppPort')
	const gsqlPort = value('gsqlPort')
	const user = value('user')
	const secretAlias = value('secretAlias')
	const caFile = value('caFile')
	const certFile = value('certFile')
	const keyFile = value('keyFile')
	return {
		id: before?.id ?? ports.newId('connection'),
		name: value('name') ?? '',
		url: value('url') ?? '',
		protocol: value('protocol') ?? 'auto',
		defaultLifetimeSeconds: value('defaultLifetime') ?? 0,
		production: typed.production,
		readOnly: typed.readOnly,
		hasSecret: held(credentials.secret, before?.hasSecret),
		hasPassword: held(credentials.password, before?.hasPassword),
		createdAtMs: before?.createdAtMs ?? ports.nowMs(),
		...(graph !== undefined && { graph }),
		...(restppPort !== undefined && { restppPort }),
		...(gsqlPort !== undefined && { gsqlPort }),
		...(user !== undefined && { user }),
		...(secretAlias !== undefined && { secretAlias }),
		...(caFile !== undefined && { caFile }),
		...(certFile !== undefined && { certFile }),
		...(keyFile !== undefined && { keyFile }),
		...(typed.insecure && { insecure: true }),
	}
}

type FieldValue<Field extends TypedField> =
	ReturnType<(typeof fieldRules)[Field]> extends Outcome<infer Value> ? Value | undefined : never

/** The value of a field that was found right before. */
function fieldValue<Field extends TypedField>(field: Field, text: string): FieldValue<Field> {
	const outcome = fieldRules[field](text) as Outcome<unknown>
	return (outcome.ok ? outcome.value : undefined) as FieldValue<Field>
}

function held(change: string | null | undefined, before: boolean | undefined): boolean {
	return change === undefined ? (before ?? false) : change !== null && change !== ''
}

function isTaken(view: HistoryView, name: string, editedId: string | undefined): boolean {
	for (const connection of view.connections.values()) {
		const isOther = connection.id !== editedId && connection.removedAtMs === undefined
		if (isOther && connection.name === name) return true
	}
	return false
}

function removedTwin(view: HistoryView, typed: TypedConnection): Connection | undefined {
	const name = fieldValue('name', typed.name)
	const url = fieldValue('url', typed.url)
	for (const connection of view.connections.values()) {
		if (connection.removedAtMs === undefined) continue
		if (connection.name === name && connection.url === url) return connection
	}
	return undefined
}

const addressFields = [
	'url',
	'restppPort',
	'gsqlPort',
	'protocol',
	'caFile',
	'certFile',
	'keyFile',
	'insecure',
] as const

function addressChanged(before: Connection, after: Connection): boolean {
	return addressFields.some((field) => before[field] !== after[field])
}
