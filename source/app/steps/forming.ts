import { parseLifetime } from '../../model/lifetime.ts'
import { renewal } from '../../model/protocol.ts'
import { connectionForm, faultsOfForm, textOf } from '../connection-form.ts'
import { fieldOf, fieldsOf } from '../forms.ts'
import { graphAsked, withIssueValue } from '../issue-form.ts'
import type { OverlayMessage } from '../message.ts'
import type { FormOverlay } from '../overlay.ts'
import type { State } from '../state.ts'
import { startBatch } from './batch.ts'
import { begin, type Step, still, withNote, withoutOverlay } from './step.ts'

/** The messages of a form. */
export type FormingMessage = Extract<
	OverlayMessage,
	{ kind: `field-${string}` | 'submit' | 'test-form' | 'leave-form' }
>

/** Filling a form in, leaving its fields, finishing it. */
export function forming(state: State, message: FormingMessage): Step {
	const { overlay } = state
	if (overlay?.kind !== 'form') return still(state)
	switch (message.kind) {
		case 'field-changed':
			return still(withValue(state, overlay, message.field, message.text))
		case 'field-switched': {
			if (fieldOf(overlay.form, overlay.focus)?.kind !== 'switch') return still(state)
			return still(withValue(state, overlay, overlay.focus, overlay.values[overlay.focus] !== true))
		}
		case 'field-left':
			return still(withFocusMoved(state, overlay, message.to === 'next' ? 1 : -1))
		case 'submit':
			return overlay.drawn ? submitted(state, overlay) : still(state)
		case 'leave-form':
			return still(left(state, overlay))
		case 'test-form':
			return overlay.form === 'connection' ? tested(state, overlay) : still(state)
	}
}

function withValue(
	state: State,
	overlay: FormOverlay,
	field: string,
	value: string | boolean,
): State {
	const { [field]: _, ...faults } = overlay.faults
	const { test: __, ...rest } = overlay
	const own = state.history.connections.get(overlay.connectionId ?? '')?.graph
	const values =
		overlay.form === 'issue'
			? withIssueValue(overlay.values, field, value, own)
			: { ...overlay.values, [field]: value }
	return { ...state, overlay: { ...rest, faults, values, touched: 'typed' } }
}

/** Fields are checked as they are left. */
function withFocusMoved(state: State, overlay: FormOverlay, by: 1 | -1): State {
	const names = fieldsOf(overlay).map(({ name }) => name)
	const at = names.indexOf(overlay.focus)
	const focus = names[(at + by + names.length) % names.length] ?? overlay.focus
	const { [overlay.focus]: _, ...others } = overlay.faults
	const faults = { ...others, ...faultsOfForm(state, overlay, overlay.focus) }
	return {
		...state,
		overlay: { ...overlay, faults, focus, ...(overlay.touched && { touched: 'typed' }) },
	}
}

/** A connection's many fields are not thrown away by one key, pressed to close something else. */
function left(state: State, overlay: FormOverlay): State {
	if (overlay.form !== 'connection' || overlay.touched !== 'typed') return withoutOverlay(state)
	const asked: State = { ...state, overlay: { ...overlay, touched: 'leaving' } }
	return withNote(asked, 'Esc once more leaves the form; what was typed is not kept.')
}

/** The state with what is wrong shown, and the first wrong field focused; undefined when all is right. */
function withFaults(state: State, overlay: FormOverlay): State | undefined {
	const faults = faultsOfForm(state, overlay)
	const first = fieldsOf(overlay).find(({ name }) => name in faults)
	return first && { ...state, overlay: { ...overlay, faults, focus: first.name } }
}

function submitted(state: State, overlay: FormOverlay): Step {
	const wrong = withFaults(state, overlay)
	if (wrong) return still(wrong)
	const { values, connectionId, tokenId } = overlay
	const lifetime = parseLifetime(textOf(values, 'lifetime'))
	const lifetimeSeconds = lifetime.ok ? lifetime.value : 0
	const label = textOf(values, 'label')
	const makeCurrent = values.makeCurrent === true
	const closed = withoutOverlay(state)
	switch (overlay.form) {
		case 'issue': {
			if (connectionId === undefined) return still(closed)
			const graph = graphAsked(values)
			const about = { what: 'issuing', connectionId, changesServer: true, asked: overlay } as const
			return begin(closed, about, (operation) => ({
				kind: 'issue',
				operation,
				connectionId,
				lifetimeSeconds,
				label,
				makeCurrent,
				...(graph !== undefined && { graph }),
			}))
		}
		case 'refresh':
			if (overlay.tokenIds) {
				return startBatch(closed, { what: 'refreshing', lifetimeSeconds }, overlay.tokenIds)
			}
			if (tokenId === undefined) return still(closed)
			return begin(
				closed,
				{ ...renewing(state, connectionId), tokenId, changesServer: true, asked: overlay },
				(operation) => ({ kind: 'refresh', operation, tokenId, lifetimeSeconds }),
			)
		case 'import': {
			if (connectionId === undefined) return still(closed)
			const ends = parseLifetime(textOf(values, 'expiresIn'))
			return begin(closed, { what: 'saving', connectionId, changesServer: false }, (operation) => ({
				kind: 'import',
				operation,
				connectionId,
				value: textOf(values, 'token'),
				label,
				makeCurrent,
				...(ends.ok && { expiresAtSeconds: Math.floor(state.nowMs / 1000) + ends.value }),
			}))
		}
		case 'label':
			if (tokenId === undefined) return still(closed)
			return begin(closed, { what: 'saving', tokenId, changesServer: false }, (operation) => ({
				kind: 'label',
				operation,
				tokenId,
				label,
			}))
		case 'export':
			return begin(closed, { what: 'saving', changesServer: false }, (operation) => ({
				kind: 'export',
				operation,
				file: textOf(values, 'file').trim(),
				tokenIds: overlay.tokenIds ?? [],
				withTokens: values.withTokens === true,
			}))
		case 'secret':
			if (connectionId === undefined) return still(closed)
			return begin(
				closed,
				{ what: 'making a secret', connectionId, changesServer: true, asked: overlay },
				(operation) => ({
					kind: 'create-secret',
					operation,
					connectionId,
					alias: textOf(values, 'alias').trim(),
				}),
			)
		case 'connection':
			// The form stays until it is saved, so that nothing typed is lost to a full disk.
			return begin(state, { what: 'saving', changesServer: false }, (operation) => ({
				kind: 'save-connection',
				operation,
				...connectionForm(state, overlay),
			}))
	}
}

function renewing(state: State, connectionId: string | undefined) {
	const seen = connectionId === undefined ? undefined : state.history.servers.get(connectionId)
	const how = renewal(seen?.facts?.dialect)
	return {
		what: how === 'rotate' ? ('rotating' as const) : ('refreshing' as const),
		...(connectionId !== undefined && { connectionId }),
	}
}

function tested(state: State, overlay: FormOverlay): Step {
	if (overlay.test && 'running' in overlay.test) return still(state)
	const wrong = withFaults(state, overlay)
	if (wrong) return still(wrong)
	const testing: State = { ...state, overlay: { ...overlay, faults: {}, test: { running: true } } }
	return begin(testing, { what: 'checking', changesServer: false }, (operation) => ({
		kind: 'test-form',
		operation,
		...connectionForm(state, overlay),
	}))
}
