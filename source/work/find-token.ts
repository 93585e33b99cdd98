import type { Connection } from '../model/connection.ts'
import { failed, type Outcome, ok } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import type { HistoryView } from './ports.ts'

/**
 * The token of a connection that the text names: its id, the start of its id, or its fingerprint or
 * the start of that (four characters or more). No text = the connection's current token.
 * Faults: `no-such-token`, `ambiguous-token` (naming the candidates), `no-current-token`.
 */
export function findToken(
	view: HistoryView,
	connection: Connection,
	text: string | undefined,
): Outcome<Token> {
	if (text === undefined) return currentToken(view, connection)
	return findAmong(listTokens(view, connection.id), text, { connection: connection.name })
}

/** The one token of any connection that the text names, as in `findToken`. */
export function findAnyToken(view: HistoryView, text: string): Outcome<Token> {
	return findAmong(listTokens(view), text, {})
}

function findAmong(
	tokens: readonly Token[],
	text: string,
	about: { readonly connection?: string },
): Outcome<Token> {
	const typed = text.trim().toLowerCase().replace(/\s+/g, '')
	const exact = tokens.find((token) => token.id === typed)
	if (exact) return ok(exact)
	const matches = tokens.filter(
		(token) =>
			token.id.startsWith(typed) || (typed.length >= 4 && token.fingerprint?.startsWith(typed)),
	)
	const [only, ...others] = matches
	if (!only || typed === '') {
		return failed('no-such-token', { ...about, detail: text.trim().slice(0, 40) })
	}
	if (others.length === 0) return ok(only)
	const candidates = matches.slice(0, 5).map((token) => token.id)
	const more = matches.length > 5 ? ` and ${matches.length - 5} more` : ''
	return failed('ambiguous-token', { ...about, detail: candidates.join(', ') + more })
}

/** The connection's current token. Fault: `no-current-token`. */
export function currentToken(view: HistoryView, connection: Connection): Outcome<Token> {
	const token = currentOf(view, connection.id)
	return token ? ok(token) : failed('no-current-token', { connection: connection.name })
}

/** The connection's current token, where it has one. */
export function currentOf(view: HistoryView, connectionId: string): Token | undefined {
	const id = view.current.get(connectionId)
	return id === undefined ? undefined : view.tokens.get(id)
}

/** The tokens of one connection, or of all; those the server surely never made are left out. */
export function listTokens(view: HistoryView, connectionId?: string): readonly Token[] {
	const tokens: Token[] = []
	for (const token of view.tokens.values()) {
		if (token.neverIssued) continue
		if (connectionId === undefined || token.connectionId === connectionId) tokens.push(token)
	}
	return tokens
}
