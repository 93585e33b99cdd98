import type { Token } from '../model/token.ts'
import { tokenState } from '../model/token-state.ts'
import { currentOf } from './find-token.ts'
import type { HistoryView } from './ports.ts'
import { timeLeftSeconds } from './time-left.ts'

/** Why a token needs attention. */
export type Ending = {
	readonly token: Token
	/** `ends`: within the span asked for. `ended`: a current token that has expired. `unknown`: nobody knows. */
	readonly why: 'ends' | 'ended' | 'unknown'
	/** Absent where nobody knows. */
	readonly leftSeconds?: number
}

/**
 * The tokens among these that need somebody's attention, the most urgent first: those that end within
 * so many seconds, current ones that have expired, and current ones of which nobody knows. One that
 * another has replaced is on its way out, and needs none.
 */
export function endingTokens(
	view: HistoryView,
	tokens: readonly Token[],
	withinSeconds: number,
	nowMs: number,
): readonly Ending[] {
	const replaced = new Set(tokens.map((token) => token.replaces))
	const found = tokens.flatMap((token): readonly Ending[] => {
		if (replaced.has(token.id)) return []
		const isCurrent = currentOf(view, token.connectionId)?.id === token.id
		const state = tokenState(token, nowMs)
		if (isCurrent && state === 'expired') return [{ token, why: 'ended', leftSeconds: 0 }]
		if (isCurrent && state === 'unknown') return [{ token, why: 'unknown' }]
		const leftSeconds = timeLeftSeconds(view, token, nowMs)
		if (leftSeconds === undefined || leftSeconds > withinSeconds) return []
		return [{ token, why: 'ends', leftSeconds: Math.max(0, Math.floor(leftSeconds)) }]
	})
	return found.sort((a, b) => (a.leftSeconds ?? 0) - (b.leftSeconds ?? 0))
}
