import { takesText } from '../../app/keys/keys.ts'
import { type State, topScreen } from '../../app/state.ts'
import { activityLines } from '../overlays/activity-overlay.ts'
import { batchLines } from '../overlays/batch-overlay.ts'
import { blockListLines } from '../overlays/block-list-overlay.ts'
import { choiceLines } from '../overlays/choice-overlay.ts'
import { confirmFits, confirmLines } from '../overlays/confirm-overlay.ts'
import { examinationLines } from '../overlays/examination-overlay.ts'
import { lastFaultLines } from '../overlays/fault-overlay.ts'
import { formLines } from '../overlays/form-overlay.ts'
import { helpLines } from '../overlays/help-overlay.ts'
import { horizonLines } from '../overlays/horizon-overlay.ts'
import { madeSecretLines } from '../overlays/made-secret-overlay.ts'
import { paletteLines } from '../overlays/palette-overlay.ts'
import { saidLines } from '../overlays/said-overlay.ts'
import { unsavedLines } from '../overlays/unsaved-overlay.ts'
import { wakingLines } from '../overlays/waking-overlay.ts'
import { blankLines, fieldOf, fitLine, type Line } from '../parts/line.ts'
import { connectionsLines } from '../screens/connections-screen.ts'
import { inspectLines } from '../screens/inspect-screen.ts'
import { secretsLines } from '../screens/secrets-screen.ts'
import { tokensLines } from '../screens/tokens-screen.ts'
import { footerLine } from './footer.ts'
import { frameLayout, isTooSmall } from './frame-layout.ts'
import { headerLine } from './header.ts'
import { tooSmallLines } from './too-small.ts'

/** All that is on the screen at a time, as data. */
export type Frame = {
	/** One line of the terminal each, none wider than that. */
	readonly lines: readonly Line[]
	/** The one of them with the field that has the keyboard. */
	readonly fieldRow?: number
	/** What lies over the screen, where all of it can be read. A question that is cut short is not answered. */
	readonly seenOverlayId?: number
}

/** What the screens show of a state. */
export function frameOf(state: State): Frame {
	if (isTooSmall(state)) return { lines: tooSmallLines(state) }
	const { notices, activity, flash, bodyRows } = frameLayout(state)
	const body = bodyLines(state, bodyRows).slice(0, bodyRows)
	const lines = [
		headerLine(state),
		...notices,
		...body,
		...blankLines(bodyRows - body.length),
		...activity,
		...flash,
		footerLine(state),
	]
	const { overlay } = state
	const isSeen = overlay && (overlay.kind !== 'confirm' || confirmFits(state, overlay, bodyRows))
	const fieldRow = takesText(state) ? lines.findIndex((line) => fieldOf(line)) : -1
	return {
		lines: lines.map((line) => fitLine(line, state.columns)),
		...(fieldRow >= 0 && { fieldRow }),
		...(isSeen && { seenOverlayId: overlay.id }),
	}
}

/** What lies over the screen on top, or that screen. */
function bodyLines(state: State, rows: number): readonly Line[] {
	const { overlay } = state
	switch (overlay?.kind) {
		case 'confirm':
			return confirmLines(state, overlay, rows)
		case 'form':
			return formLines(state, overlay, rows)
		case 'help':
			return helpLines(state, overlay.top, rows)
		case 'fault':
			return lastFaultLines(state, overlay.fault, rows)
		case 'examination':
			return examinationLines(state, overlay, rows)
		case 'waking':
			return wakingLines(state, overlay, rows)
		case 'block-list':
			return blockListLines(state, overlay, rows)
		case 'choice':
			return choiceLines(state, overlay, rows)
		case 'horizon':
			return horizonLines(state, overlay.cursor, rows)
		case 'activity':
			return activityLines(state, overlay.top, rows)
		case 'batch':
			return batchLines(state, rows)
		case 'palette':
			return paletteLines(state, overlay, rows)
		case 'said':
			return saidLines(state, overlay.top, rows)
		case 'made-secret':
			return madeSecretLines(state)
		case 'unsaved':
			return unsavedLines(state)
	}
	const screen = topScreen(state)
	switch (screen.name) {
		case 'connections':
			return connectionsLines(state, screen, rows)
		case 'tokens':
			return tokensLines(state, screen, rows)
		case 'inspect':
			return inspectLines(state, screen, rows)
		case 'secrets':
			return secretsLines(state, screen, rows)
	}
}
