import type { State } from '../../app/state.ts'
import { isAutoRefreshOverdue } from '../../model/auto-refresh.ts'
import type { Connection } from '../../model/connection.ts'
import { sourceText } from '../../model/event-text.ts'
import { graphText } from '../../model/graph-text.ts'
import { fullInstant, shortInstant } from '../../model/instant-text.ts'
import { printLifetime } from '../../model/lifetime.ts'
import type { Token } from '../../model/token.ts'
import type { Piece } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { busyWith, statePiece } from './token-words.ts'

/** One thing known of a token: its name, and what it is. */
export type Fact = { readonly name: string; readonly value: Piece }

/** Everything known of a token that is not its timeline, most wanted first. */
export function tokenFacts(state: State, token: Token): readonly Fact[] {
	const { history, nowMs, operations } = state
	const connection = history.connections.get(token.connectionId)
	const isCurrent = history.current.get(token.connectionId) === token.id
	const facts: Fact[] = []
	const add = (name: string, text: string | undefined, tone?: Piece['tone']) => {
		if (text) facts.push({ name, value: { text, ...(tone && { tone }) } })
	}
	facts.push({ name: 'state', value: statePiece(token, nowMs, busyWith(operations, token.id)) })
	add('ends', endText(token))
	add('source', token.expirySource && sourceText(token.expirySource), 'dim')
	add('label', token.label)
	add(
		'current',
		isCurrent ? `${signs.current} of ${connection?.name ?? 'its connection'}` : '',
		'accent',
	)
	add(
		'by itself',
		autoRefreshText(token, nowMs),
		isAutoRefreshOverdue(token, nowMs) ? 'danger' : 'accent',
	)
	add('fingerprint', token.fingerprint?.replace(/(.{4})(?=.)/g, '$1 '))
	add('graph', graphFact(token, connection))
	add('asked by', token.user ?? (token.secretAlias && `secret ${token.secretAlias}`))
	add('asked / got', lifetimes(token))
	add('last check', checkText(token, nowMs))
	add('replaces', maskedOf(state, token.replaces))
	add('replaced by', maskedOf(state, token.replacedBy))
	add('held', token.hasValue ? '' : 'no: it can be watched, not used', 'warning')
	if (!isUnderConnection(state)) add('connection', connection?.name)
	add('id', token.id, 'dim')
	return facts
}

function autoRefreshText(token: Token, nowMs: number): string {
	if (!token.autoRefresh || token.ended) return ''
	return isAutoRefreshOverdue(token, nowMs)
		? `${signs.failed} not refreshed in time`
		: `${signs.autoRefresh} before its end`
}

/** The token's graph, and that it is not its connection's where that is so. */
function graphFact(token: Token, connection: Connection | undefined): string | undefined {
	const graph = graphText(token)
	const isOther = connection?.graph !== undefined && connection.graph !== graph
	return graph !== undefined && isOther
		? `${graph} (its connection’s is ${connection.graph})`
		: graph
}

/** Whether the breadcrumb names the connection already. */
function isUnderConnection({ screens }: State): boolean {
	return screens.some((screen) => screen.name === 'tokens' && screen.connectionId !== undefined)
}

function endText(token: Token): string | undefined {
	const { expiresAtSeconds, latestExpirySeconds } = token
	if (expiresAtSeconds !== undefined) return fullInstant(expiresAtSeconds * 1000)
	return latestExpirySeconds === undefined
		? 'not known'
		: `${fullInstant(latestExpirySeconds * 1000)} at the latest`
}

/** `30d / 30d`, with the unit where the server reads another one. */
function lifetimes({ lifetimeAskedSeconds, lifetimeSeconds, lifetimeUnit }: Token): string {
	if (lifetimeAskedSeconds === undefined && lifetimeSeconds === undefined) return ''
	const asked = lifetimeAskedSeconds === undefined ? '?' : printLifetime(lifetimeAskedSeconds)
	const got = lifetimeSeconds === undefined ? '?' : printLifetime(lifetimeSeconds)
	return `${asked} / ${got}${lifetimeUnit ? ` (server reads ${lifetimeUnit})` : ''}`
}

function checkText({ lastCheck }: Token, nowMs: number): string {
	if (!lastCheck) return ''
	return `${lastCheck.accepted ? 'accepted' : 'not accepted'} ${shortInstant(lastCheck.atMs, nowMs)}`
}

function maskedOf(state: State, tokenId: string | undefined): string | undefined {
	return tokenId === undefined ? undefined : (state.history.tokens.get(tokenId)?.masked ?? tokenId)
}
