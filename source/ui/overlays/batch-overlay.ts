import type { Batch, BatchResult, State } from '../../app/state.ts'
import { isUnderWay } from '../../app/steps/batch.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { panelLines } from './panel.ts'
import { isFramed, roomFor } from './panel-room.ts'

/** The same done with many tokens: how far it is, and what became of each, the latest first. */
export function batchLines(state: State, rows: number): readonly Line[] {
	const { batch } = state
	if (!batch) return []
	const room = roomFor(state.columns, isFramed(state))
	const height = rows - (room.framed ? 2 : 1)
	const lines = [barLine(batch, room.inner), ...underWayLines(state, batch, room.inner), []]
	const results = batch.results
		.toReversed()
		.flatMap((result) => resultLines(state, result, room.inner))
	const shown = [...lines, ...results].slice(0, height)
	return panelLines({ title: titleOf(batch), tone: 'accent' }, room, shown)
}

const words = { deleting: 'Deleting', checking: 'Verifying', refreshing: 'Refreshing' } as const

function titleOf(batch: Batch): string {
	const how = isUnderWay(batch) ? (batch.stopped ? ' · stopping' : '') : ' · over'
	return `${words[batch.work.what]} ${batch.total} tokens${how}`
}

function barLine({ results, total }: Batch, inner: number): Line {
	const count = ` ${results.length} of ${total}`
	const width = Math.max(1, Math.min(40, inner - count.length))
	const full = total === 0 ? width : Math.round((results.length / total) * width)
	return [
		{ text: signs.lived.repeat(full), tone: 'accent' },
		{ text: signs.ahead.repeat(width - full), tone: 'dim' },
		{ text: count },
	]
}

function underWayLines(state: State, batch: Batch, inner: number): readonly Line[] {
	if (isUnderWay(batch)) {
		const operation = state.operations.find(({ ofBatch }) => ofBatch)
		const token = state.history.tokens.get(operation?.tokenId ?? '')
		return token ? [lineOf(`${operation?.what} ${token.masked} ${token.label}`.trimEnd())] : []
	}
	const left = batch.total - batch.results.length
	return left === 0 ? [] : wrapped(`${left} left as they were.`, inner, 'warning')
}

function resultLines(
	state: State,
	{ tokenId, good, text }: BatchResult,
	inner: number,
): readonly Line[] {
	const token = state.history.tokens.get(tokenId)
	const head: Line = [
		{ text: `${good ? signs.done : signs.failed} `, tone: good ? 'good' : 'danger', bold: true },
		{ text: `${token?.masked ?? tokenId}  ${token?.label ?? ''}` },
	]
	return [head, ...(good || text === '' ? [] : wrapped(text, inner, 'dim', '  '))]
}
