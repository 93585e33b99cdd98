import type { Token } from '../../model/token.ts'
import type { Effect } from '../effects/effect.ts'
import { keyFor } from '../keys/key-for.ts'
import { offForTokenOnServer } from '../keys/off.ts'
import type { End } from '../message.ts'
import type { Batch, BatchResult, Operation, State } from '../state.ts'
import { withoutMark } from './marking.ts'
import { withOverlay } from './opening.ts'
import { begin, type Step, still, withFlash } from './step.ts'

/** What can be done with many tokens, one after another. */
export type BatchWork =
	| { readonly what: 'deleting' }
	| { readonly what: 'checking' }
	| { readonly what: 'refreshing'; readonly lifetimeSeconds: number }

/** Begins doing the same with many tokens; only one batch is under way at a time. */
export function startBatch(state: State, work: BatchWork, tokenIds: readonly string[]): Step {
	if (state.batch && isUnderWay(state.batch)) return still(state)
	const batch: Batch = { work, waiting: tokenIds, results: [], total: tokenIds.length }
	return nextOfBatch(withOverlay({ ...state, batch }, { kind: 'batch' }))
}

/** Whether some of a batch is still to come or to end. */
export function isUnderWay({ results, total, waiting, stopped }: Batch): boolean {
	return stopped ? results.length < total - waiting.length : results.length < total
}

/** Does no more after the one that is under way. */
export function stopBatch(state: State): State {
	return state.batch ? { ...state, batch: { ...state.batch, stopped: true } } : state
}

/** The state with one result more, and the next one begun. */
export function continueBatch(state: State, tokenId: string, end: End): Step {
	const { batch } = state
	if (!batch) return still(state)
	const good = end.fault === undefined && end.flash?.level !== 'fault'
	const text = end.flash?.text ?? ''
	const next = withResult(state, batch, { tokenId, good, text })
	return nextOfBatch(end.fault?.code === 'waking-up' ? withoutAsleep(next, tokenId, text) : next)
}

/** The state with all that wait for the same server given up: it would be found asleep by each. */
function withoutAsleep(state: State, tokenId: string, text: string): State {
	const placeOf = (id: string) => state.history.tokens.get(id)?.connectionId
	const isThere = (id: string) => placeOf(id) === placeOf(tokenId)
	const { waiting = [] } = state.batch ?? {}
	const given = waiting.filter(isThere).reduce<State>((before, id) => {
		const { batch } = before
		return batch ? withResult(before, batch, { tokenId: id, good: false, text }) : before
	}, state)
	const { batch } = given
	if (!batch) return given
	return { ...given, batch: { ...batch, waiting: waiting.filter((id) => !isThere(id)) } }
}

function nextOfBatch(state: State): Step {
	const { batch } = state
	if (!batch) return still(state)
	const [tokenId, ...waiting] = batch.waiting
	if (tokenId === undefined || batch.stopped || state.leaving) return still(finished(state, batch))
	const taken: Batch = { ...batch, waiting }
	const token = state.history.tokens.get(tokenId)
	const reason = whyNot(state, batch.work, token)
	if (!token || reason !== undefined) {
		const text = reason ?? 'It is not in the history any more.'
		return nextOfBatch(withResult(state, taken, { tokenId, good: false, text }))
	}
	const { work } = batch
	return begin(
		{ ...state, batch: taken },
		{
			what: work.what,
			tokenId,
			connectionId: token.connectionId,
			changesServer: work.what !== 'checking',
			ofBatch: true,
		},
		(operation) => effectOf(work, operation, tokenId),
	)
}

function whyNot(state: State, work: BatchWork, token: Token | undefined): string | undefined {
	if (work.what !== 'checking') return offForTokenOnServer(state, token)
	return token?.hasValue ? undefined : 'The token itself was never received.'
}

function effectOf(work: BatchWork, operation: Operation, tokenId: string): Effect {
	switch (work.what) {
		case 'deleting':
			return { kind: 'delete', operation, tokenId, skipMissing: false }
		case 'checking':
			return { kind: 'check', operation, tokenId }
		case 'refreshing':
			return { kind: 'refresh', operation, tokenId, lifetimeSeconds: work.lifetimeSeconds }
	}
}

function withResult(state: State, batch: Batch, result: BatchResult): State {
	const next = result.good ? withoutMark(state, result.tokenId) : state
	return { ...next, batch: { ...batch, results: [...batch.results, result] } }
}

const pastWords = { deleting: 'deleted', checking: 'verified', refreshing: 'refreshed' } as const

function finished(state: State, batch: Batch): State {
	const good = batch.results.filter((result) => result.good).length
	const bad = batch.results.length - good
	const left = batch.total - batch.results.length
	const parts = [
		`${good} of ${batch.total} tokens ${pastWords[batch.work.what]}`,
		...(bad > 0 ? [`${bad} not`] : []),
		...(left > 0 ? [`${left} left as they were`] : []),
	]
	const flash = { level: bad > 0 ? ('fault' as const) : ('done' as const), text: parts.join(', ') }
	const next = `${keyFor(state, 'batch', 'tokens')} shows what became of each.`
	return withFlash(state, bad > 0 ? { ...flash, next } : flash)
}
