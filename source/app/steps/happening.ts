import { listConnections } from '../../work/find-connection.ts'
import type { Effect } from '../effects/effect.ts'
import { keyFor } from '../keys/key-for.ts'
import { chosenToken } from '../lists/chosen.ts'
import type { End, WorldMessage } from '../message.ts'
import { type Flash, type InspectScreen, type Screen, type State, topScreen } from '../state.ts'
import { alerting } from '../time/alerts.ts'
import { withAutoRefreshed } from './auto-refreshed.ts'
import { continueBatch } from './batch.ts'
import { looking } from './looking.ts'
import { listing, withSecretsEnded } from './managing-secrets.ts'
import { withoutMark } from './marking.ts'
import { withOverlay, withQuestion } from './opening.ts'
import { flashOfFault, type Step, still, withFlash, withoutOverlay, withTop } from './step.ts'
import { sleptThrough, withLook, woken } from './waking.ts'

/** How long a sentence stays at the foot of the screen. Faults want more reading. */
export const flashMs: Readonly<Record<Flash['level'], number>> = {
	done: 6000,
	note: 6000,
	fault: 15_000,
}

/** How many requests are kept to be looked at. */
const mostRequests = 200

/** When a sentence at the foot of the screen goes. */
export function flashEndMs({ atMs, level, forMs }: Flash): number {
	return atMs + (forMs ?? flashMs[level])
}

/** How long a token stays readable in the inspector. */
export const revealMs = 15_000

/** What comes from outside: the start, time, the terminal's size, the history, ends of operations. */
export function happening(state: State, message: WorldMessage): Step {
	switch (message.kind) {
		case 'started':
			return lookedAtAll(withConfigFaults(state, message.configFaults ?? []))
		case 'ticked':
			return alerting(withoutPast({ ...state, nowMs: message.nowMs }))
		case 'resized':
			return still({ ...state, columns: message.columns, rows: message.rows })
		case 'history-changed':
			return still({ ...state, history: message.history, historyStatus: message.status })
		case 'examined':
			return still(withStep(state, message))
		case 'looked-at-waking':
			return still(withLook(state, message))
		case 'requested':
			return still({
				...state,
				requests: [...state.requests, message.request].slice(-mostRequests),
			})
		case 'auto-refreshed':
			return still(withAutoRefreshed(state, message))
		case 'ended':
			return ended(
				{ ...state, operations: state.operations.filter(({ id }) => id !== message.operation.id) },
				message,
			)
	}
}

/** What is wrong in `config.json`, each to be read again; the first is seen at once. */
function withConfigFaults(state: State, faults: readonly string[]): State {
	const more =
		faults.length > 1
			? `, and ${faults.length - 1} more: ${keyFor(state, 'messages')} shows them`
			: ''
	const next = `Everything else in that file is in force${more}.`
	return faults
		.toReversed()
		.reduce((before, text) => withFlash(before, { level: 'fault', text, next }), state)
}

function withStep(state: State, message: Extract<WorldMessage, { kind: 'examined' }>): State {
	const { overlay } = state
	if (overlay?.kind !== 'examination' || overlay.operationId !== message.operationId) return state
	return { ...state, overlay: { ...overlay, steps: [...overlay.steps, message.step] } }
}

function lookedAtAll(state: State): Step {
	let step: Step = still(state)
	for (const connection of listConnections(state.history)) {
		const next = looking(step.state, connection.id)
		const effects: readonly Effect[] = [...step.effects, ...next.effects]
		step = { state: next.state, effects }
	}
	return step
}

function withoutPast(state: State): State {
	let next = state
	if (next.flash && next.nowMs >= flashEndMs(next.flash)) {
		const { flash: _, ...rest } = next
		next = rest
	}
	const screen = topScreen(next)
	if (screen.name === 'inspect' && screen.revealed && next.nowMs >= screen.revealed.untilMs) {
		const { revealed: _, ...hidden } = screen
		next = withTop(next, hidden)
	}
	return next
}

function ended(state: State, message: Extract<WorldMessage, { kind: 'ended' }>): Step {
	const { end } = message
	let next = state
	if (end.fault) next = { ...next, lastFault: end.fault }
	const flash = end.flash ?? (end.fault && flashOfFault(end.fault))
	if (flash) next = withFlash(next, flash)
	const { tokenId: changed, changesServer } = message.operation
	if (changed !== undefined && changesServer && !end.fault) next = withoutMark(next, changed)
	if (end.replaced) next = withReplaced(next, end.replaced)
	if (end.select !== undefined) next = withSelected(next, end.select)
	if (end.revealed) {
		const { tokenId, value, opens } = end.revealed
		const revealed = { value, untilMs: next.nowMs + revealMs }
		if (opens) next = withInspector(next, tokenId)
		next = inInspector(next, tokenId, (screen) => ({ ...screen, revealed }))
	}
	if (end.decoded) {
		const { tokenId, jwt } = end.decoded
		next = inInspector(next, tokenId, (screen) => ({ ...screen, jwt }))
	}
	if (end.found && !next.overlay) {
		next = withQuestion(next, { action: 'import-connections', rows: end.found })
	}
	if (end.form) next = withFormEnded(next, end.form, end)
	next = withSecretsEnded(next, end)
	if (end.unsaved) {
		next = { ...next, unsaved: [...next.unsaved, end.unsaved] }
		if (!next.overlay) next = withOverlay(next, { kind: 'unsaved' })
	}
	// A question never takes the place of what the user is busy with.
	if (end.gone && !message.operation.ofBatch && !next.overlay && !next.leaving) {
		next = withQuestion(next, { action: 'mark-gone', ...end.gone })
	}
	if (end.woken) return woken(next, message.operation, end.woken)
	const asleep = sleptThrough(next, message.operation, end)
	if (asleep) return asleep
	if (message.operation.ofBatch) return continueBatch(next, message.operation.tokenId ?? '', end)
	if (end.relist !== undefined && !next.leaving) return listing(next, end.relist)
	return end.saved === undefined ? still(next) : looking(withCursorOn(next, end.saved), end.saved)
}

function withInspector(state: State, tokenId: string): State {
	const isUnderCursor = topScreen(state).name === 'tokens' && chosenToken(state)?.id === tokenId
	if (!isUnderCursor || state.overlay) return state
	return { ...state, screens: [...state.screens, { name: 'inspect', tokenId, top: 0 }] }
}

function inInspector(
	state: State,
	tokenId: string,
	change: (screen: InspectScreen) => InspectScreen,
): State {
	const screen = topScreen(state)
	return screen.name === 'inspect' && screen.tokenId === tokenId
		? withTop(state, change(screen))
		: state
}

/** Wherever the replaced token was looked at, the one in its place is. */
function withReplaced(state: State, { tokenId, by }: { tokenId: string; by: string }): State {
	const screens = state.screens.map((screen): Screen => {
		if (screen.name === 'inspect' && screen.tokenId === tokenId) {
			return { name: 'inspect', tokenId: by, top: 0 }
		}
		return screen.name === 'tokens' && screen.selectedId === tokenId
			? { ...screen, selectedId: by }
			: screen
	})
	return { ...state, screens }
}

function withSelected(state: State, tokenId: string): State {
	const screen = topScreen(state)
	const connectionId = state.history.tokens.get(tokenId)?.connectionId
	const isHere =
		screen.name === 'tokens' &&
		(screen.connectionId === undefined || screen.connectionId === connectionId)
	return isHere ? withTop(state, { ...screen, selectedId: tokenId }) : state
}

function withCursorOn(state: State, connectionId: string): State {
	const screen = topScreen(state)
	return screen.name === 'connections'
		? withTop(state, { ...screen, selectedId: connectionId })
		: state
}

function withFormEnded(state: State, form: NonNullable<End['form']>, end: End): State {
	const { overlay } = state
	if (overlay?.kind !== 'form' || overlay.id !== form.overlayId) return state
	if (form.from === 'save') return form.good ? withoutOverlay(state) : state
	const flash = end.flash ?? (end.fault && flashOfFault(end.fault))
	const test = {
		good: form.good,
		text: flash?.text ?? '',
		...(flash?.next !== undefined && { next: flash.next }),
	}
	return { ...state, overlay: { ...overlay, test } }
}
