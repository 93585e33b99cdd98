import type { Overlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { tokensComingBack } from '../../app/steps/block-list-step.ts'
import { type BlockListUse, blockListLimits, blockListUse } from '../../model/block-list.ts'
import { blockListText, blockListWarning } from '../../model/block-list-text.ts'
import { fullInstant } from '../../model/instant-text.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { windowOf } from '../parts/window-of.ts'
import { deletedTokenLine, userOfList } from './clear-question.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** What a 4.x server may have to remember of this connection's deletions, and what clearing that does. */
export function blockListLines(
	state: State,
	{ connectionId, top }: Extract<Overlay, { kind: 'block-list' }>,
	rows: number,
): readonly Line[] {
	const room = roomFor(state.columns, isFramed(state))
	const own = [...state.history.tokens.values()].filter(
		(token) => token.connectionId === connectionId,
	)
	const use = blockListUse(own, state.nowMs)
	const head = headLines(use, room.inner)
	const back = tokensComingBack(state, connectionId).map((token) =>
		lineOf(`  ${deletedTokenLine(state, token, connectionId)}`),
	)
	const fate =
		back.length === 0
			? 'Clearing it would bring back no token of this history; those that other programs deleted it would.'
			: `Clearing it makes ${back.length === 1 ? 'this one' : `these ${back.length}`} valid again, and what other programs deleted:`
	const lines = [...head, ...wrapped(fate, room.inner, 'warning'), ...back]
	const height = rows - (room.framed ? 2 : 1)
	const title = `Block list of ${userOfList(state, connectionId)}`
	return panelLines({ title, tone: 'accent' }, room, windowOf(lines, top, height))
}

function headLines(use: BlockListUse, inner: number): readonly Line[] {
	const warning = blockListWarning(use, 1)
	return [
		...wrapped(blockListText(use), inner),
		barLine(use, inner),
		...(use.sinceMs === undefined
			? []
			: wrapped(`The oldest was deleted ${fullInstant(use.sinceMs)}.`, inner, 'dim')),
		...wrapped(
			'No server tells what is on it; counted is what was deleted over this connection.',
			inner,
			'dim',
		),
		...(warning === undefined ? [] : wrapped(`The next deletion: ${warning}`, inner, 'warning')),
		[],
	]
}

/** So much of what a server keeps unless told otherwise; beyond that, of what any server keeps. */
function barLine({ held, maybe }: BlockListUse, inner: number): Line {
	const { usual, most } = blockListLimits
	const count = ` ${held + maybe} of ${usual}, ${most} at most`
	const width = Math.max(1, Math.min(usual, inner - count.length))
	const cells = (tokens: number) => Math.min(width, Math.ceil((tokens / usual) * width))
	const full = cells(held)
	const perhaps = cells(held + maybe) - full
	const tone = held + maybe >= usual ? 'warning' : 'accent'
	return [
		{ text: signs.lived.repeat(full), tone },
		{ text: signs.lived.repeat(perhaps), tone: 'dim' },
		{ text: signs.ahead.repeat(width - full - perhaps), tone: 'dim' },
		{ text: count },
	]
}
