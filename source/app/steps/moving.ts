import { horizonSteps } from '../../model/horizon.ts'
import { paletteActions } from '../keys/palette.ts'
import { chosenToken, cursorId, cursorIndex, rowsHere } from '../lists/chosen.ts'
import { matchingConnections } from '../lists/connection-list.ts'
import { listHeight, viewportFor } from '../lists/viewport.ts'
import type { MoveMessage } from '../message.ts'
import type { Overlay } from '../overlay.ts'
import { type Screen, type State, topScreen } from '../state.ts'
import { tokensComingBack } from './block-list-step.ts'
import { choicesOf } from './choices.ts'
import { withoutFilter } from './finding.ts'
import { begin, type Step, still, withNote, withTop } from './step.ts'

/** Moving the cursor, opening what it is on, going back. */
export function moving(state: State, message: MoveMessage): Step {
	switch (message.kind) {
		case 'move':
			return still(movedBy(state, message.by))
		case 'page':
			return still(movedBy(state, message.by * Math.max(1, listHeight(state.rows) - 1)))
		case 'jump':
			return still(movedBy(state, message.to === 'first' ? -Infinity : Infinity))
		case 'open':
			return opened(state)
		case 'open-all-tokens':
			return still(pushed(state, { name: 'tokens', top: 0 }))
		case 'go-to-connection':
			return wentTo(state, message.number)
		case 'switch-all':
			return still(switchedAll(state))
		case 'back':
			return wentBack(state)
	}
}

/** More lines than the words before a block list's tokens ever take. */
const mostListWords = 20

/** More lines than the facts of a token ever take in the inspector. */
const mostFactLines = 40

function movedBy(state: State, by: number): State {
	const { overlay } = state
	if (overlay) {
		return { ...state, overlay: movedIn(state, overlay, by) }
	}
	const screen = topScreen(state)
	if (screen.name === 'inspect') {
		// Where there is little room the facts scroll with the timeline below them.
		const most = mostFactLines + (chosenToken(state)?.events.length ?? 0)
		return withTop(state, { ...screen, top: clamp(screen.top + by, 0, most) })
	}
	const { count, idAt } = rowsHere(state, screen)
	const cursor = clamp(cursorIndex(state, screen) + by, 0, count - 1)
	const selectedId = idAt(cursor)
	if (selectedId === undefined) return state
	const { top } = viewportFor({ top: screen.top, cursor }, count, listHeight(state.rows))
	return withTop(state, { ...screen, selectedId, top })
}

function movedIn(state: State, overlay: Overlay, by: number): Overlay {
	switch (overlay.kind) {
		case 'help':
			return { ...overlay, top: clamp(overlay.top + by, 0, state.keyTable.length - 1) }
		case 'horizon':
			return { ...overlay, cursor: clamp(overlay.cursor + by, 0, horizonSteps.length - 1) }
		case 'activity':
			return { ...overlay, top: clamp(overlay.top + by, 0, Math.max(0, state.requests.length - 1)) }
		case 'block-list': {
			const most = mostListWords + tokensComingBack(state, overlay.connectionId).length
			return { ...overlay, top: clamp(overlay.top + by, 0, most) }
		}
		case 'said':
			return { ...overlay, top: clamp(overlay.top + by, 0, Math.max(0, state.said.length - 1)) }
		case 'choice': {
			const last = choicesOf(state, overlay.menu).length - 1
			return { ...overlay, cursor: clamp(overlay.cursor + by, 0, last) }
		}
		case 'palette': {
			const last = paletteActions(state, overlay.typed).length - 1
			return { ...overlay, cursor: clamp(overlay.cursor + by, 0, Math.max(0, last)) }
		}
		default:
			return overlay
	}
}

/** From one connection's tokens to all and back, the cursor staying on its token. */
function switchedAll(state: State): State {
	const screen = topScreen(state)
	const token = chosenToken(state)
	if (screen.name !== 'tokens') return state
	const { connectionId, ...all } = screen
	const selected = token ? { selectedId: token.id } : {}
	if (connectionId !== undefined) return withTop(state, { ...all, ...selected, top: 0 })
	return token
		? withTop(state, { ...screen, connectionId: token.connectionId, ...selected, top: 0 })
		: state
}

/** To another list of tokens, wherever one is; a filter there was is left behind. */
function wentTo(state: State, number: number): Step {
	const [first] = state.screens
	if (first?.name !== 'connections') return still(state)
	if (number === 0) return still({ ...state, screens: [first, { name: 'tokens', top: 0 }] })
	const connection = matchingConnections(state.history, undefined)[number - 1]
	if (!connection)
		return still(withNote(state, `There is no connection with the number ${number}.`))
	const { id } = connection
	const screens: readonly Screen[] = [
		{ ...withoutFilter(first), selectedId: id },
		{ name: 'tokens', connectionId: id, top: 0 },
	]
	return still({ ...state, screens })
}

function opened(state: State): Step {
	const screen = topScreen(state)
	const id = cursorId(state, screen)
	if (id === undefined) return still(state)
	if (screen.name === 'connections') {
		// The connection becomes the chosen one, so that coming back finds it under the cursor.
		const here = withTop(state, { ...screen, selectedId: id })
		return still(pushed(here, { name: 'tokens', connectionId: id, top: 0 }))
	}
	const token = chosenToken(state)
	if (screen.name !== 'tokens' || !token) return still(state)
	const inspecting = pushed(withTop(state, { ...screen, selectedId: id }), {
		name: 'inspect',
		tokenId: id,
		top: 0,
	})
	if (token.form !== 'jwt' || !token.hasValue) return still(inspecting)
	return begin(inspecting, { what: 'reading', tokenId: id, changesServer: false }, (operation) => ({
		kind: 'decode',
		operation,
		tokenId: id,
	}))
}

function wentBack(state: State): Step {
	const under = operationsHere(state)
	if (under.length > 0) return { state, effects: [{ kind: 'abort', operationIds: under }] }
	const screen = topScreen(state)
	if (screen.name !== 'inspect' && screen.filter)
		return still(withTop(state, withoutFilter(screen)))
	return still(state.screens.length > 1 ? { ...state, screens: state.screens.slice(0, -1) } : state)
}

/** What Esc stops before it goes back: whatever is asked about what this screen shows. */
function operationsHere(state: State): readonly number[] {
	const screen = topScreen(state)
	return state.operations
		.filter(({ what, tokenId, connectionId }) => {
			if (what === 'saving' || what === 'reading' || what === 'looking' || what === 'waking')
				return false
			if (screen.name === 'inspect') return tokenId === screen.tokenId
			if (screen.name === 'connections') return true
			return screen.connectionId === undefined || connectionId === screen.connectionId
		})
		.map(({ id }) => id)
}

function pushed(state: State, screen: Screen): State {
	return { ...state, screens: [...state.screens, screen] }
}

function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, most))
}
