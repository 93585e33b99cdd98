import { isoInstant } from '../../model/instant-text.ts'
import type { Token } from '../../model/token.ts'
import type { ExpirySource } from '../../model/token-event.ts'
import { type TokenState, tokenState } from '../../model/token-state.ts'
import type { HistoryView } from '../../work/ports.ts'

/** A token as programs are given it. Instants are ISO 8601 in UTC; null is *not known*. */
export type TokenJson = {
	readonly id: string
	/** The connection's name. */
	readonly connection: string
	/** Whether its connection verifies no certificate. */
	readonly insecure: boolean
	readonly graph: string | null
	readonly label: string
	readonly state: TokenState
	/** Whether it is its connection's current token. */
	readonly current: boolean
	readonly masked: string
	readonly fingerprint: string | null
	readonly issuedAt: string | null
	readonly issuedAtSeconds: number
	readonly expiresAt: string | null
	readonly expiresAtSeconds: number | null
	readonly expirySource: ExpirySource | null
	/** The latest instant it could live to, where the server's answer was lost. */
	readonly latestExpiresAt: string | null
	readonly latestExpiresAtSeconds: number | null
	/** The token itself; only with --show. */
	readonly value?: string
}

/** A token's shape at an instant, with its value where the user asked for that. */
export function tokenJson(
	view: HistoryView,
	token: Token,
	nowMs: number,
	value?: string,
): TokenJson {
	const connection = view.connections.get(token.connectionId)
	return {
		id: token.id,
		connection: connection?.name ?? '',
		insecure: connection?.insecure === true,
		graph: token.graph ?? null,
		label: token.label,
		state: tokenState(token, nowMs),
		current: isCurrent(view, token),
		masked: token.masked,
		fingerprint: token.fingerprint ?? null,
		issuedAt: isoInstant(token.issuedAtMs) ?? null,
		issuedAtSeconds: Math.floor(token.issuedAtMs / 1000),
		expiresAt: isoSeconds(token.expiresAtSeconds),
		expiresAtSeconds: token.expiresAtSeconds ?? null,
		expirySource: token.expirySource ?? null,
		latestExpiresAt: isoSeconds(token.latestExpirySeconds),
		latestExpiresAtSeconds: token.latestExpirySeconds ?? null,
		...(value !== undefined && { value }),
	}
}

/** Epoch seconds as ISO 8601 in UTC; null for what is not known or beyond the year 9999. */
export function isoSeconds(seconds: number | undefined): string | null {
	return seconds === undefined ? null : (isoInstant(seconds * 1000) ?? null)
}

/** Whether the token is its connection's current one. */
export function isCurrent(view: HistoryView, token: Token): boolean {
	return view.current.get(token.connectionId) === token.id
}
