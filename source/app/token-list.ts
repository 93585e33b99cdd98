import type { Token } from '../model/token.ts'
import { bySoonestExpiry } from '../model/token-order.ts'
import { expiringSeconds, type TokenState, tokenState } from '../model/token-state.ts'
import { listTokens } from '../work/find-token.ts'
import type { HistoryView } from '../work/ports.ts'
import type { State, TokensScreen } from './state.ts'

/** The rows of a tokens screen, in order, and how many are in each state. */
export type TokenList = {
	readonly tokens: readonly Token[]
	readonly counts: Readonly<Record<TokenState, number>>
	/** How many live ones end within the hour. */
	readonly withinHour: number
}

type Kept = {
	readonly history: HistoryView
	readonly connectionId: string | undefined
	readonly fromMs: number
	readonly untilMs: number
	readonly list: TokenList
}

/** The last list made: it holds until the history changes or a token changes its state. */
let kept: Kept | undefined

/** The rows of that screen now. The same list object is answered while nothing has changed. */
export function tokenList(
	state: Pick<State, 'history' | 'nowMs'>,
	screen: TokensScreen,
): TokenList {
	const { history, nowMs } = state
	const isKept =
		kept?.history === history &&
		kept.connectionId === screen.connectionId &&
		kept.fromMs <= nowMs &&
		nowMs < kept.untilMs
	if (kept && isKept) return kept.list
	const all = listTokens(history, screen.connectionId)
	const list = { tokens: bySoonestExpiry(all, nowMs), ...count(all, nowMs) }
	kept = {
		history,
		connectionId: screen.connectionId,
		fromMs: nowMs,
		untilMs: nextChangeMs(all, nowMs),
		list,
	}
	return list
}

const hourSeconds = 3600

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

/** The next instant at which a state or a count changes by itself. */
function nextChangeMs(tokens: readonly Token[], nowMs: number): number {
	let next = Infinity
	for (const token of tokens) {
		if (token.ended) continue
		for (const end of [token.expiresAtSeconds, token.latestExpirySeconds]) {
			if (end === undefined) continue
			for (const before of [0, hourSeconds, expiringSeconds(token)]) {
				const atMs = (end - before) * 1000
				if (atMs > nowMs && atMs < next) next = atMs
			}
		}
	}
	return next
}
