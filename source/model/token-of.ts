import type { Token, TokenRecord, Unsettled } from './token.ts'
import type { TokenEvent } from './token-event.ts'

type Draft = { -readonly [Key in keyof Token]: Token[Key] }

/** A lost answer may have been acted on until this long after it was asked for. */
const answerSlackSeconds = 60

/**
 * The token its events describe. Pure and independent of the order in which events arrived: they
 * are taken by time, then by id, each id once.
 */
export function tokenOf(record: TokenRecord): Token {
	const events = inOrder(record.events)
	const token: Draft = {
		...record,
		events,
		label: '',
		origin: 'asked',
		masked: '—',
		issuedAtMs: events[0]?.atMs ?? 0,
		neverIssued: false,
	}
	for (const event of events) apply(token, event)
	return token
}

function inOrder(events: readonly TokenEvent[]): readonly TokenEvent[] {
	const byId = new Map(events.map((event) => [event.id, event]))
	return [...byId.values()].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
}

function apply(token: Draft, event: TokenEvent): void {
	switch (event.kind) {
		case 'asked':
			token.unsettled = asked(event)
			setLatest(token)
			return
		case 'issued':
		case 'imported':
			settle(token)
			born(token, event)
			return
		case 'refreshed':
			settle(token)
			token.expiresAtSeconds = event.expiresAtSeconds
			token.expirySource = event.expirySource
			token.lifetimeSeconds = event.expiresAtSeconds - Math.floor(event.atMs / 1000)
			if (event.lifetimeAskedSeconds !== undefined)
				token.lifetimeAskedSeconds = event.lifetimeAskedSeconds
			return
		case 'deleted':
			settle(token)
			token.ended = { atMs: event.atMs, how: event.how }
			if (event.replacedBy !== undefined) token.replacedBy = event.replacedBy
			return
		case 'failed':
			if (event.action !== token.unsettled?.action) return
			settle(token)
			if (event.action === 'issue' && token.origin === 'asked') token.neverIssued = true
			return
		case 'checked':
			checked(token, event.atMs, event.accepted)
			return
		case 'labelled':
			token.label = event.label
			return
		case 'lost':
		case 'handed-out':
			return
		default:
			// An event of a newer version of this program: kept in the timeline, means nothing here.
			event satisfies never
	}
}

function asked(event: TokenEvent & { kind: 'asked' }): Unsettled {
	const { action, atMs, lifetimeSeconds } = event
	return lifetimeSeconds === undefined ? { action, atMs } : { action, atMs, lifetimeSeconds }
}

function settle(token: Draft): void {
	delete token.unsettled
	delete token.latestExpirySeconds
}

function setLatest(token: Draft): void {
	const { unsettled, expiresAtSeconds } = token
	if (!unsettled || unsettled.action === 'delete' || unsettled.lifetimeSeconds === undefined) return
	const latest = Math.ceil(unsettled.atMs / 1000) + answerSlackSeconds + unsettled.lifetimeSeconds
	token.latestExpirySeconds = Math.max(latest, expiresAtSeconds ?? 0)
}

function born(token: Draft, event: TokenEvent & { kind: 'issued' | 'imported' }): void {
	token.origin = event.kind
	token.neverIssued = false
	token.masked = event.masked
	token.fingerprint = event.fingerprint
	token.form = event.form
	token.issuedAtMs = event.atMs
	if (event.expiresAtSeconds !== undefined) token.expiresAtSeconds = event.expiresAtSeconds
	if (event.expirySource !== undefined) token.expirySource = event.expirySource
	if (event.kind === 'imported') return
	const counted =
		event.expiresAtSeconds === undefined
			? undefined
			: event.expiresAtSeconds - Math.floor(event.atMs / 1000)
	const got = event.lifetimeGotSeconds ?? counted
	if (got !== undefined) token.lifetimeSeconds = got
	if (event.lifetimeAskedSeconds !== undefined)
		token.lifetimeAskedSeconds = event.lifetimeAskedSeconds
	if (event.lifetimeUnit !== undefined) token.lifetimeUnit = event.lifetimeUnit
	if (event.replaces !== undefined) token.replaces = event.replaces
}

function checked(token: Draft, atMs: number, accepted: boolean): void {
	token.lastCheck = { atMs, accepted }
	if (accepted) {
		// Accepted after a lost delete: it was not deleted. After a lost refresh the expiry stays open.
		if (token.unsettled?.action === 'delete') settle(token)
		delete token.ended
		return
	}
	settle(token)
	token.ended ??= { atMs, how: 'refused' }
}
