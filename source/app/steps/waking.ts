import { chosenConnection } from '../lists/chosen.ts'
import type { End, WorldMessage } from '../message.ts'
import type { WakingOverlay, Wanted } from '../overlay.ts'
import { type Operation, type State, topScreen } from '../state.ts'
import { testing } from './looking.ts'
import { listing } from './managing-secrets.ts'
import { withOverlay } from './opening.ts'
import { begin, type Step, still, withFlash, withNote, withoutOverlay } from './step.ts'

/** Whether the looks of this waiting go on. */
export function isWaiting({ operations }: State, { operationId }: WakingOverlay): boolean {
	return operations.some(({ id }) => id === operationId)
}

/** Why there is nothing to wait for. */
export function offForWaiting(state: State): string | undefined {
	const id = chosenConnection(state)?.id
	const seen = id === undefined ? undefined : state.history.servers.get(id)
	return seen?.fault?.code === 'waking-up'
		? undefined
		: 'Its server is not waking up, as far as is known.'
}

/** Why waiting does not go on: it has not ended, or not because the time was over. */
export function offForWaitingOn({ overlay }: State): string | undefined {
	if (overlay?.kind === 'waking' && overlay.end?.fault?.code === 'waking-up') return undefined
	return 'It is looked at again and again already.'
}

/** Why nothing can be asked again yet. */
export function offForAskingAgain({ overlay }: State): string | undefined {
	const isAwake = overlay?.kind === 'waking' && overlay.end && !overlay.end.fault
	return isAwake ? undefined : 'It is not awake yet.'
}

/** Waits for the chosen connection's server, or goes on waiting when the time was over. */
export function waiting(state: State): Step {
	const { overlay } = state
	if (overlay?.kind === 'waking') {
		if (isWaiting(state, overlay)) return still(state)
		return waitingFor(state, overlay.connectionId, overlay.wanted)
	}
	const connection = chosenConnection(state)
	return connection ? waitingFor(state, connection.id, { how: 'wait' }) : still(state)
}

function waitingFor(state: State, connectionId: string, wanted: Wanted): Step {
	const operationId = state.nextNumber
	const about = { what: 'waking', connectionId, changesServer: false } as const
	// The overlay says it better than the foot of the screen, where it stays to be read again.
	const { flash: _, ...rest } = state
	const step = begin(rest, about, (operation) => ({ kind: 'wake', operation, connectionId }))
	const startedAtMs = state.nowMs
	return {
		...step,
		state: withOverlay(step.state, {
			kind: 'waking',
			connectionId,
			wanted,
			operationId,
			startedAtMs,
			looks: 0,
		}),
	}
}

/**
 * What follows when something the user wanted found the server's workspace asleep: waiting, as long
 * as nothing else is over the screen. Undefined where that is not what happened.
 */
export function sleptThrough(state: State, operation: Operation, end: End): Step | undefined {
	const connectionId = connectionOf(state, operation)
	const isAsleep = end.fault?.code === 'waking-up' && !operation.ofBatch && !state.leaving
	if (!isAsleep || connectionId === undefined || !isFree(state, operation)) return undefined
	return waitingFor(withoutOverlay(state), connectionId, wantedBy(operation, end))
}

function connectionOf(state: State, { connectionId, tokenId }: Operation): string | undefined {
	if (connectionId !== undefined || tokenId === undefined) return connectionId
	return state.history.tokens.get(tokenId)?.connectionId
}

/** What the user is busy with is not taken away; a test that has just ended is not that. */
function isFree(state: State, operation: Operation): boolean {
	const { overlay } = state
	if (overlay) return overlay.kind === 'examination' && overlay.operationId === operation.id
	const screen = topScreen(state)
	return screen.name === 'inspect' || !screen.isFiltering
}

function wantedBy({ what, tokenId, asked }: Operation, { fault }: End): Wanted {
	if (fault?.mayHaveActed) return { how: 'doubt' }
	if (asked) return { how: 'ask-again', by: asked }
	if (what === 'looking') return { how: 'test' }
	if (what === 'listing secrets') return { how: 'list-secrets' }
	if (what === 'checking' && tokenId !== undefined) return { how: 'check', tokenId }
	return { how: 'wait' }
}

/** The state with one look more. */
export function withLook(
	state: State,
	{ operationId, waking }: Extract<WorldMessage, { kind: 'looked-at-waking' }>,
): State {
	const { overlay } = state
	if (overlay?.kind !== 'waking' || overlay.operationId !== operationId) return state
	return { ...state, overlay: { ...overlay, ...waking } }
}

/** What follows when waiting is over: what was wanted goes on, or is there to be asked again. */
export function woken(
	state: State,
	operation: Operation,
	{ fault }: NonNullable<End['woken']>,
): Step {
	const { overlay, nowMs } = state
	if (overlay?.kind !== 'waking' || overlay.operationId !== operation.id) return still(state)
	const { wanted, connectionId } = overlay
	// Another number: keys that were typed before this was on the screen do not answer it.
	const over = { ...overlay, end: { atMs: nowMs, ...(fault && { fault }) } }
	if (fault || wanted.how === 'ask-again') return still(withOverlay(state, over))
	const name = state.history.connections.get(connectionId)?.name ?? 'The server'
	const below = withFlash(withoutOverlay(state), { level: 'done', text: `${name} is awake` })
	switch (wanted.how) {
		case 'test':
			return testing(below, connectionId)
		case 'list-secrets':
			return listing(below, connectionId)
		case 'check': {
			const { tokenId } = wanted
			const about = { what: 'checking', tokenId, connectionId, changesServer: false } as const
			return begin(below, about, (again) => ({ kind: 'check', operation: again, tokenId }))
		}
		case 'doubt':
			return still(
				withNote(
					below,
					`${name} is awake. Whether it did what it was asked is not known: look before you ask again.`,
				),
			)
		case 'wait':
			return still(below)
	}
}

/** The form or question of before over the screen again, with what was typed in the form. */
export function askedAgain(state: State, { wanted, end, drawn }: WakingOverlay): Step {
	if (!drawn || !end || end.fault || wanted.how !== 'ask-again') return still(state)
	const { by } = wanted
	return still(
		withOverlay(state, by.kind === 'confirm' ? { ...by, typed: '' } : { ...by, faults: {} }),
	)
}
