import type { ConnectionRow } from '../../app/lists/connection-list.ts'
import type { Connection } from '../../model/connection.ts'
import type { Fault, FaultCode } from '../../model/fault.ts'
import type { Dialect } from '../../model/protocol.ts'
import type { ServerFacts } from '../../model/server-facts.ts'
import type { Piece } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'

const dialectWords: Readonly<Record<Dialect, string>> = {
	query: '3.0–3.4',
	json: '3.5+',
	jwt: '4.x',
}

/** A server's version as it is shown in a list: exact where it is known, else its family. */
export function versionText(facts: ServerFacts): string {
	return facts.version ?? dialectWords[facts.dialect]
}

/** One sign and few words on a server: its version, or why it cannot be used now. */
export function serverPiece(row: Pick<ConnectionRow, 'facts' | 'fault' | 'looking'>): Piece {
	if (row.looking) return { text: `${signs.waiting} looking…`, tone: 'dim' }
	if (row.fault?.code === 'waking-up')
		return { text: `${signs.waiting} waking up`, tone: 'warning' }
	if (row.fault) return { text: `${signs.failed} ${shortFault(row.fault)}`, tone: 'danger' }
	if (!row.facts) return { text: `${signs.nothing} not seen yet`, tone: 'dim' }
	if (row.facts.authEnabled === false)
		return { text: `${signs.failed} auth is off`, tone: 'danger' }
	return { text: `${signs.up} ${versionText(row.facts)}`, tone: 'good' }
}

/**
 * What the header says of a connection and its server, most wanted first; the first ones stay where
 * there is little room.
 */
export function headerFacts(
	connection: Connection,
	seen: Pick<ConnectionRow, 'facts' | 'fault' | 'looking'>,
): readonly Piece[] {
	const { facts } = seen
	const pieces: Piece[] = [serverPiece(seen)]
	if (connection.insecure) pieces.push({ text: 'INSECURE', tone: 'danger', bold: true })
	if (connection.production) pieces.push({ text: 'PROD', tone: 'warning', bold: true })
	if (connection.readOnly) pieces.push({ text: 'RO', tone: 'accent', bold: true })
	const skewSeconds = Math.round((facts?.clockSkewMs ?? 0) / 1000)
	if (Math.abs(skewSeconds) >= 2) pieces.push({ text: clockText(skewSeconds), tone: 'warning' })
	if (facts?.authEnabled && !seen.fault) pieces.push({ text: 'auth on', tone: 'dim' })
	return pieces
}

/** `clock +3s`: the server's clock is ahead of ours by that much. */
function clockText(skewSeconds: number): string {
	const size = Math.abs(skewSeconds)
	const amount = size < 120 ? `${size}s` : `${Math.round(size / 60)}m`
	return `clock ${skewSeconds > 0 ? '+' : '-'}${amount}`
}

const shortWords: Partial<Readonly<Record<FaultCode, string>>> = {
	'auth-disabled': 'auth is off',
	'wrong-secret': 'secret refused',
	'secret-required': 'wants a secret',
	'wrong-password': 'password refused',
	'not-permitted': 'not permitted',
	'graph-not-found': 'no such graph',
	'no-such-host': 'host not found',
	'connection-refused': 'port refused',
	'timed-out': 'no answer',
	'connection-lost': 'dropped',
	'tls-untrusted': 'untrusted TLS',
	'tls-wrong-host': 'wrong TLS host',
	'tls-expired': 'TLS expired',
	'tls-failed': 'TLS failed',
	'tls-expected': 'speaks https',
	'tls-self-signed': 'self-signed TLS',
	'tls-too-old': 'TLS too old',
	'tls-client-cert': 'wants a client cert',
	'tls-file': 'TLS file unread',
	'http-expected': 'speaks http',
	'proxy-failed': 'proxy failed',
	'wrong-protocol': 'other version',
	'alias-as-graph': 'no such graph',
	redirected: 'redirects',
	'not-tigergraph': 'not TigerGraph',
	'bad-reply': 'bad reply',
	'server-error': 'server error',
	'no-credentials': 'no secret',
	'graph-required': 'graph missing',
	cancelled: 'stopped',
}

/** A fault in two or three words, for a table's cell; the whole sentence stands elsewhere. */
export function shortFault(fault: Fault): string {
	return shortWords[fault.code] ?? 'failed'
}
