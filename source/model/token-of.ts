import type { Token, TokenRecord, Unsettled } from './token.ts'
import type { TokenAction, TokenEvent } from './token-event.ts'

type Draft = { -readonly [Key in keyof Token]: Token[Key] }

/** A lost answer may have been acted on until this long after it was asked for. */
const answerSlackSeconds = 60

/**
 * The token its events describe. Pure and independent of the order in which events arrived: they
 * are taken by time, within the same millisecond questions before answers, then by id, each id once.
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
	const open: Unsettled[] = []
	for (const event of events) apply(token, open, event)
	showOpen(token, open)
	return token
}

function inOrder(events: readonly TokenEvent[]): readonly TokenEvent[] {
	const byId = new Map(events.map((event) => [event.id, event]))
	return [...byId.values()].sort(
		(a, b) => a.atMs - b.atMs || rank(a) - rank(b) || (a.id < b.id ? -1 : 1),
	)
}

/** A quick server answers within the millisecond; its answer still follows the question. */
function rank({ kind }: TokenEvent): number {
	if (kind === 'asked') return 0
	return kind === 'issued' || kind === 'imported' ? 1 : 2
}

/** `open` holds, in order, the questions to which no certain answer has come. */
function apply(token: Draft, open: Unsettled[], event: TokenEvent): void {
	switch (event.kind) {
		case 'asked':
			open.push(asked(event))
			return
		case 'issued':
		case 'imported':
			open.length = 0
			born(token, event)
			return
		case 'refreshed':
			// It was there then, so nothing asked before matters any more; what was asked since does.
			open.splice(0, lastOf(open, 'refresh') + 1)
			token.expiresAtSeconds = event.expiresAtSeconds
			token.expirySource = event.expirySource
			token.lifetimeSeconds = event.expiresAtSeconds - Math.floor(event.atMs / 1000)
			if (event.lifetimeAskedSeconds !== undefined)
				token.lifetimeAskedSeconds = event.lifetimeAskedSeconds
			return
		case 'deleted':
			open.length = 0
			token.ended = { atMs: event.atMs, how: event.how }
			if (event.replacedBy !== undefined) token.replacedBy = event.replacedBy
			return
		case 'failed':
			if (event.action === 'check' || lastOf(open, event.action) < 0) return
			// Only this question is closed: one whose answer was lost is as open as before.
			open.splice(lastOf(open, event.action), 1)
			if (event.action === 'issue' && token.origin === 'asked') token.neverIssued = true
			return
		case 'doubted':
			if (lastOf(open, event.action) < 0) open.push({ action: event.action, atMs: event.atMs })
			return
		case 'checked':
			checked(token, open, event.atMs, event.accepted)
			return
		case 'labelled':
			token.label = event.label
			return
		case 'auto-refresh':
			if (event.on) token.autoRefresh = true
			else delete token.autoRefresh
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

function lastOf(open: readonly Unsettled[], action: TokenAction): number {
	return open.findLastIndex((question) => question.action === action)
}

/** The last open question, and the latest instant any open one could have prolonged the token to. */
function showOpen(token: Draft, open: readonly Unsettled[]): void {
	const last = open.at(-1)
	if (!last) return
	token.unsettled = last
	// A block list that may be empty holds no token back: what was its end may be none any more.
	if (lastOf(open, 'clear-block-list') >= 0) delete token.ended
	const latest = open.flatMap(({ action, atMs, lifetimeSeconds }) =>
		lifetimeSeconds === undefined || (action !== 'issue' && action !== 'refresh')
			? []
			: Math.ceil(atMs / 1000) + answerSlackSeconds + lifetimeSeconds,
	)
	if (latest.length === 0) return
	token.latestExpirySeconds = Math.max(...latest, token.expiresAtSeconds ?? 0)
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

function checked(token: Draft, open: Unsettled[], atMs: number, accepted: boolean): void {
	token.lastCheck = { atMs, accepted }
	if (accepted) {
		// Accepted after a lost delete: it was not deleted. After a lost refresh the expiry stays open.
		const still = open.filter(({ action }) => action === 'refresh' || action === 'issue')
		open.splice(0, open.length, ...still)
		delete token.ended
		return
	}
	open.length = 0
	token.ended ??= { atMs, how: 'refused' }
}
