import type { State } from '../../app/state.ts'
import { isAutoRefreshOverdue } from '../../model/auto-refresh.ts'
import type { Token } from '../../model/token.ts'
import { tokenState } from '../../model/token-state.ts'
import { busyWith, endText, leftText } from '../screens/token-words.ts'
import { durationInWords, spokenText, tokenInWords } from './spoken-text.ts'

/** A token in one line, its state first: `expiring in 12 minutes, …, nightly loader, fingerprint 7c1e90`. */
export function tokenLine(state: State, token: Token, withConnection: boolean): string {
	const { history, nowMs, marked } = state
	const connection = history.connections.get(token.connectionId)
	const isCurrent = history.current.get(token.connectionId) === token.id
	const parts = [
		stateInWords(state, token),
		tokenInWords(token),
		isCurrent ? 'the current one' : '',
		autoRefreshInWords(token, nowMs),
		marked.has(token.id) && !token.ended ? 'marked' : '',
		withConnection ? `on ${connection?.name ?? 'a connection that is gone'}` : '',
		token.graph === undefined ? '' : `graph ${token.graph}`,
		token.ended ? '' : whenInWords(token, nowMs),
	]
	return spokenText(state, parts.filter((part) => part !== '').join(', '))
}

/** `live, ends in 29 days 4 hours`; while something is done to it, that instead. */
export function stateInWords({ nowMs, operations }: State, token: Token): string {
	const busy = busyWith(operations, token.id)
	if (busy) return `${busy.what} now`
	const state = tokenState(token, nowMs)
	const left = durationInWords(leftText(token, nowMs))
	switch (state) {
		case 'live':
			return token.expiresAtSeconds === undefined
				? 'live, its end is not known'
				: `live, ends in ${left}`
		case 'expiring':
			return `expiring in ${left}`
		case 'expired':
		case 'deleted':
			return `${state} ${left}`
		case 'unknown':
			return token.unsettled ? 'unknown, the last answer was lost' : 'unknown'
	}
}

function autoRefreshInWords(token: Token, nowMs: number): string {
	if (!token.autoRefresh || token.ended) return ''
	return isAutoRefreshOverdue(token, nowMs)
		? 'not refreshed by itself in time'
		: 'refreshed by itself'
}

function whenInWords(token: Token, nowMs: number): string {
	if (token.expiresAtSeconds === undefined && token.latestExpirySeconds === undefined) return ''
	const verb = tokenState(token, nowMs) === 'expired' ? 'ended' : 'ends'
	return `${verb} ${endText(token, nowMs)}`
}
