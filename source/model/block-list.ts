import type { Token } from './token.ts'
import type { TokenEvent } from './token-event.ts'

/**
 * How many revoked tokens a 4.x server keeps for one user before the list is full (TigerGraph 4.1
 * docs, JWT token): 20 unless it was raised, and it cannot be raised beyond 50.
 */
export const blockListLimits = { usual: 20, most: 50 } as const

/**
 * What one connection's deletions may take of its user's block list. Other connections and programs
 * of the same user use the same list, and no server tells what is on it.
 */
export type BlockListUse = {
	/** Deleted, confirmed, and not past their end: surely on the list, unless somebody cleared it. */
	readonly held: number
	/**
	 * May be on it as well: past their end (whether the server forgets them is not documented), gone
	 * already when they were deleted, or deleted without an answer.
	 */
	readonly maybe: number
	/** When the oldest of them was deleted. */
	readonly sinceMs?: number
}

/** What the deletions among these tokens take of the block list. */
export function blockListUse(tokens: Iterable<Token>, nowMs: number): BlockListUse {
	let held = 0
	let maybe = 0
	let sinceMs = Infinity
	for (const token of tokens) {
		const place = placeOnList(token, nowMs)
		if (place === undefined) continue
		if (place.isSure) held++
		else maybe++
		sinceMs = Math.min(sinceMs, place.atMs)
	}
	return { held, maybe, ...(held + maybe > 0 && { sinceMs }) }
}

/** Whether clearing the block list could make this token valid again. */
export function couldComeBack(token: Token, nowMs: number): boolean {
	const isOver = token.expiresAtSeconds !== undefined && token.expiresAtSeconds * 1000 <= nowMs
	return !isOver && placeOnList(token, nowMs) !== undefined
}

/** How full the list is once so many more are deleted. */
export type BlockListLevel = 'room' | 'usual-limit' | 'most'

/** Whether so many more deletions may not fit: beyond what is usual, or beyond what any server keeps. */
export function blockListLevel({ held, maybe }: BlockListUse, more = 0): BlockListLevel {
	const all = held + maybe + more
	if (all > blockListLimits.most) return 'most'
	return all > blockListLimits.usual ? 'usual-limit' : 'room'
}

function placeOnList(
	token: Token,
	nowMs: number,
): { readonly isSure: boolean; readonly atMs: number } | undefined {
	if (token.form !== 'jwt') return undefined
	const { ended, unsettled, expiresAtSeconds } = token
	if (ended && (ended.how === 'confirmed' || ended.how === 'already-gone')) {
		const isOver = expiresAtSeconds !== undefined && expiresAtSeconds * 1000 <= nowMs
		return { isSure: ended.how === 'confirmed' && !isOver, atMs: ended.atMs }
	}
	const isOpen =
		unsettled?.action === 'delete' ||
		(unsettled?.action === 'clear-block-list' && !isClearingDone(token))
	return isOpen ? { isSure: false, atMs: unsettled.atMs } : undefined
}

function isClearingDone({ events }: Token): boolean {
	return events.findLast(isAboutClearing)?.kind === 'doubted'
}

function isAboutClearing(event: TokenEvent): boolean {
	return 'action' in event && event.action === 'clear-block-list'
}
