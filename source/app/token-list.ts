import type { Token } from '../model/token.ts'
import { bySoonestExpiry } from '../model/token-order.ts'
import { type TokenState, tokenState } from '../model/token-state.ts'
import { listTokens } from '../work/find-token.ts'
import { keep } from './keep.ts'
import { hourSeconds, nextChangeMs } from './next-change.ts'
import type { State, TokensScreen } from './state.ts'

/** The rows of a tokens screen, in order, and how many are in each state. */
export type TokenList = {
	readonly tokens: readonly Token[]
	readonly counts: Readonly<Record<TokenState, number>>
	/** How many live ones end within the hour. */
	readonly withinHour: number
}

/** The rows of that screen now. The same list object is answered while nothing has changed. */
export function tokenList(
	state: Pick<State, 'history' | 'nowMs'>,
	screen: TokensScreen,
): TokenList {
	return listOf(state.history, screen.connectionId, state.nowMs)
}

const listOf = keep((history, connectionId: string | undefined, nowMs) => {
	const all = listTokens(history, connectionId)
	const value: TokenList = { tokens: bySoonestExpiry(all, nowMs), ...count(all, nowMs) }
	return { value, untilMs: nextChangeMs(all, nowMs) }
})

function count(tokens: readonly Token[], nowMs: number): Omit<TokenList, 'tokens'> {
	const counts = { live: 0, expiring: 0, expired: 0, deleted: 0, unknown: 0 }
	let withinHour = 0
	for (const token of tokens) {
		const state = tokenState(token, nowMs)
		counts[state]++
		const left = (token.expiresAtSeconds ?? Infinity) - nowMs / 1000
		if ((state === 'live' || state === 'expiring') && left <= hourSeconds) withinHour++
	}
	return { counts, withinHour }
}
