import type { Token } from '../../model/token.ts'
import { tokenFields } from '../../model/token-filter.ts'
import { sortTokens, type TokenSort } from '../../model/token-order.ts'
import { type TokenState, tokenState } from '../../model/token-state.ts'
import { filterView } from '../../work/filter-tokens.ts'
import { listTokens } from '../../work/find-token.ts'
import type { State, TokensScreen } from '../state.ts'
import { hourSeconds, nextChangeMs } from '../time/next-change.ts'
import { foundRows } from './found-rows.ts'
import { keep } from './keep.ts'

/** The rows of a tokens screen, in order, and how many are in each state. */
export type TokenList = {
	readonly tokens: readonly Token[]
	/** How many there are without the filter. */
	readonly outOf: number
	readonly counts: Readonly<Record<TokenState, number>>
	/** How many live ones end within the hour. */
	readonly withinHour: number
}

/** The rows of that screen now. The same list object is answered while nothing has changed. */
export function tokenList(
	state: Pick<State, 'history' | 'nowMs' | 'sort'>,
	screen: TokensScreen,
): TokenList {
	const { by, descending } = state.sort
	const all = [screen.connectionId ?? '', by, descending ? 'down' : ''].join('\n')
	return listOf(state.history, `${all}\n${screen.filter ?? ''}`, state.nowMs)
}

const listOf = keep((history, question: string, nowMs) => {
	const [connectionId = '', by = '', descending = '', filter = ''] = question.split('\n')
	const sort = [connectionId, by, descending].join('\n')
	const { tokens, find, untilMs } = sortedOf(history, sort, nowMs)
	const found = find(filter)
	const value: TokenList = { tokens: found, outOf: tokens.length, ...count(found, nowMs) }
	return { value, untilMs }
})

/** All tokens of a connection, or of all, in an order; how to find some; until when it is that. */
const sortedOf = keep((history, question: string, nowMs) => {
	const [connectionId = '', by = '', descending = ''] = question.split('\n')
	const sort = { by, descending: descending !== '' } as TokenSort
	const nameOf = (id: string) => history.connections.get(id)?.name ?? ''
	const all = listTokens(history, connectionId === '' ? undefined : connectionId)
	const tokens = sortTokens(all, sort, nowMs, nameOf)
	const untilMs = nextChangeMs(all, nowMs)
	const find = foundRows(tokens, tokenFields(filterView(history, nowMs)))
	return { value: { tokens, find, untilMs }, untilMs }
})

function count(tokens: readonly Token[], nowMs: number): Pick<TokenList, 'counts' | 'withinHour'> {
	const counts = { live: 0, expiring: 0, expired: 0, deleted: 0, unknown: 0 }
	const hourOn = nowMs / 1000 + hourSeconds
	let withinHour = 0
	for (const token of tokens) {
		const state = tokenState(token, nowMs)
		counts[state]++
		const isLive = state === 'live' || state === 'expiring'
		if (isLive && (token.expiresAtSeconds ?? Infinity) <= hourOn) withinHour++
	}
	return { counts, withinHour }
}
