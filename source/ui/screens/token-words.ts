import type { Operation } from '../../app/state.ts'
import { isAutoRefreshOverdue } from '../../model/auto-refresh.ts'
import { distanceText } from '../../model/duration-text.ts'
import { shortInstant } from '../../model/instant-text.ts'
import type { Token } from '../../model/token.ts'
import { tokenState } from '../../model/token-state.ts'
import type { Piece } from '../parts/line.ts'
import type { Cell } from '../parts/row-line.ts'
import { signs, stateLooks } from '../parts/theme.ts'

/** A token's state as symbol, word and colour; while something is done to it, that instead. */
export function statePiece(token: Token, nowMs: number, busy?: Operation): Piece {
	if (busy) return { text: `${signs.waiting} ${busy.what}`, tone: 'accent' }
	const state = tokenState(token, nowMs)
	const { sign, tone } = stateLooks[state]
	return { text: `${sign} ${state}`, tone }
}

/**
 * A token's mask with its signs, in eleven columns: the current one of its connection, refreshed by itself, and
 * that this should have been done by now and was not.
 */
export function tokenPiece(
	token: Token,
	nowMs: number,
	isCurrent: boolean,
	look: Omit<Cell, 'text'>,
): Cell {
	const isOverdue = isAutoRefreshOverdue(token, nowMs)
	const auto =
		token.autoRefresh && !token.ended ? (isOverdue ? signs.failed : signs.autoRefresh) : ''
	const current = isCurrent ? signs.current : ''
	const all = `${current}${auto}`
	const text = all === '' ? token.masked : `${token.masked}${all.length === 1 ? ' ' : ''}${all}`
	return { ...look, text, ...(isOverdue && { tone: 'danger' as const }) }
}

/**
 * When it ends, or ended before its time, absolute; `≤` where only the latest possible instant is
 * known.
 */
export function endText(token: Token, nowMs: number): string {
	return token.ended ? shortInstant(token.ended.atMs, nowMs) : expiryText(token, nowMs)
}

function expiryText(token: Token, nowMs: number): string {
	const { expiresAtSeconds, latestExpirySeconds } = token
	if (latestExpirySeconds !== undefined && tokenState(token, nowMs) === 'unknown') {
		return `≤ ${shortInstant(latestExpirySeconds * 1000, nowMs)}`
	}
	if (expiresAtSeconds !== undefined) return shortInstant(expiresAtSeconds * 1000, nowMs)
	return latestExpirySeconds === undefined
		? signs.nothing
		: `≤ ${shortInstant(latestExpirySeconds * 1000, nowMs)}`
}

/** How much time is left, or how long ago it ended; `–` where nobody knows. */
export function leftText(token: Token, nowMs: number): string {
	if (token.ended) {
		// No seconds here: what is over does not tick.
		const isFresh = nowMs - token.ended.atMs < 60_000
		return isFresh ? 'just now' : distanceText(token.ended.atMs, nowMs)
	}
	const state = tokenState(token, nowMs)
	const end =
		state === 'unknown'
			? undefined
			: (token.expiresAtSeconds ?? (state === 'expired' ? token.latestExpirySeconds : undefined))
	return end === undefined ? signs.nothing : distanceText(end * 1000, nowMs)
}

/** What is being asked about a token right now and is worth a word in its row. */
export function busyWith(operations: readonly Operation[], tokenId: string): Operation | undefined {
	return operations.find(
		({ tokenId: id, what }) => id === tokenId && what !== 'reading' && what !== 'saving',
	)
}

/** `live, ends Dec 23 14:02 +01, 29d 4h left`: a token's state in a sentence's words. */
export function stateSentence(token: Token, nowMs: number): string {
	const state = tokenState(token, nowMs)
	const left = leftText(token, nowMs)
	switch (state) {
		case 'live':
		case 'expiring':
			return token.expiresAtSeconds === undefined
				? `${state}, its end is not known`
				: `${state}, ends ${endText(token, nowMs)}, ${left} left`
		case 'expired':
			return `expired ${endText(token, nowMs)}, ${left}`
		case 'deleted':
			return `deleted ${left}`
		case 'unknown':
			return token.latestExpirySeconds === undefined
				? 'unknown: nobody can say whether it is live'
				: `unknown: the last answer was lost; it ends ${endText(token, nowMs)} at the latest`
	}
}
