import type { Token } from '../model/token.ts'
import { tokenState } from '../model/token-state.ts'
import type { HistoryView } from './ports.ts'

/**
 * How many seconds a token surely has left; undefined where it is gone or nobody knows. A server
 * whose clock is ahead ends its tokens that much earlier by ours; one behind is not relied on.
 */
export function timeLeftSeconds(
	view: HistoryView,
	token: Token,
	nowMs: number,
): number | undefined {
	const state = tokenState(token, nowMs)
	if (state !== 'live' && state !== 'expiring') return undefined
	if (token.expiresAtSeconds === undefined) return undefined
	const skewMs = view.servers.get(token.connectionId)?.facts?.clockSkewMs ?? 0
	const aheadMs = token.expirySource === 'computed' ? 0 : Math.max(0, skewMs)
	return token.expiresAtSeconds - (nowMs + aheadMs) / 1000
}
