import { eventText } from '../../model/event-text.ts'
import { graphText } from '../../model/graph-text.ts'
import { fullInstant } from '../../model/instant-text.ts'
import type { Jwt } from '../../model/jwt.ts'
import { printLifetime } from '../../model/lifetime.ts'
import { sanitizeTo } from '../../model/sanitize.ts'
import type { Token } from '../../model/token.ts'
import { tokenState } from '../../model/token-state.ts'
import type { HistoryView } from '../../work/ports.ts'
import type { Paint } from '../paint.ts'
import { clockNote } from './clock-note.ts'
import { expirySentence } from './expiry-text.ts'
import { stateCell } from './state-cell.ts'
import { isCurrent } from './token-json.ts'

type Shown = {
	readonly nowMs: number
	readonly jwt: Jwt | undefined
	readonly value: string | undefined
}

/** Everything known of a token, for people: facts, a JWT's claims, the timeline. */
export function inspectText(view: HistoryView, token: Token, shown: Shown, paint: Paint): string {
	const facts = factsOf(view, token, shown, paint)
	return [
		...aligned(facts, paint),
		...(shown.jwt ? ['', paint('dim', 'claims (not verified)'), ...claims(shown.jwt, paint)] : []),
		'',
		...token.events.map((event) => {
			const { word, detail } = eventText(event, fullInstant)
			return `${paint('dim', fullInstant(event.atMs))}  ${word.padEnd(10)} ${detail}`
		}),
	].join('\n')
}

function factsOf(view: HistoryView, token: Token, { nowMs, value }: Shown, paint: Paint) {
	const state = stateCell(tokenState(token, nowMs))
	const isUnknown = tokenState(token, nowMs) === 'unknown'
	const connection = view.connections.get(token.connectionId)?.name
	const source = token.expirySource ? `, said by ${sources[token.expirySource]}` : ''
	const latest = token.latestExpirySeconds
	return [
		['id', token.id],
		['token', `${token.masked}${isCurrent(view, token) ? ' ★ current' : ''}`],
		['value', value],
		['fingerprint', token.fingerprint],
		['state', paint(state.tone, state.text)],
		['label', token.label || undefined],
		['connection', connectionText(view, token, paint)],
		['graph', graphText(token)],
		['user', token.user],
		['secret', token.secretAlias && `${token.secretAlias} (alias)`],
		[
			'issued',
			`${fullInstant(token.issuedAtMs)}${token.origin === 'imported' ? ' (imported)' : ''}`,
		],
		['expires', `${expirySentence(token.expiresAtSeconds, nowMs)}${source}`],
		['clock', clockNote(view, token)],
		['at the latest', latest === undefined ? undefined : expirySentence(latest, nowMs)],
		['settled by', isUnknown ? settledBy(token, connection) : undefined],
		['asked / got', lifetimes(token)],
		['replaces', token.replaces],
		['replaced by', token.replacedBy],
		['value held', token.hasValue ? undefined : 'no: it can be watched, not used'],
	] as const
}

function connectionText(view: HistoryView, token: Token, paint: Paint): string | undefined {
	const connection = view.connections.get(token.connectionId)
	return connection?.insecure
		? `${connection.name} ${paint('warning', 'INSECURE')}`
		: connection?.name
}

/** What would settle whether an unknown token is live. */
function settledBy({ hasValue, id }: Token, connection = 'NAME'): string {
	return hasValue
		? `tgtoken verify ${connection} ${id} asks the server`
		: `its end, or its value where it turns up: tgtoken import ${connection}`
}

const sources = {
	server: 'the server',
	jwt: 'the token itself (exp)',
	computed: 'the duration the server answered',
	user: 'you',
} as const

function lifetimes(token: Token): string | undefined {
	const { lifetimeAskedSeconds: asked, lifetimeSeconds: got, lifetimeUnit: unit } = token
	if (asked === undefined && got === undefined) return undefined
	const print = (seconds: number | undefined) =>
		seconds === undefined ? 'not known' : printLifetime(seconds)
	// Expiries are whole seconds, and the answer takes a moment to come.
	const isAsAsked = asked !== undefined && got !== undefined && Math.abs(asked - got) <= 2
	return `${print(asked)} / ${print(isAsAsked ? asked : got)}${unit ? ` (the server counts in ${unit})` : ''}`
}

/** A JWT's header and claims as rows. */
export function claims(jwt: Jwt, paint: Paint): readonly string[] {
	return aligned(
		[...Object.entries(jwt.header), ...Object.entries(jwt.claims)].map(
			([name, value]) => [sanitizeTo(name, 40), claimText(name, value)] as const,
		),
		paint,
	)
}

function claimText(name: string, value: unknown): string {
	if (typeof value === 'number' && ['iat', 'exp', 'nbf'].includes(name)) {
		return `${value} = ${fullInstant(value * 1000)}`
	}
	return sanitizeTo(typeof value === 'string' ? value : JSON.stringify(value), 200)
}

/** Rows of a name and a value, the empty ones left out. */
export function aligned(
	rows: readonly (readonly [string, string | undefined])[],
	paint: Paint,
): readonly string[] {
	const filled = rows.filter((row): row is readonly [string, string] => row[1] !== undefined)
	const width = Math.max(...filled.map(([name]) => name.length))
	return filled.map(([name, value]) => `${paint('dim', name.padEnd(width))}  ${value}`)
}
