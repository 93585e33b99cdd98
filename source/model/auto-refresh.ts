import type { Token } from './token.ts'

/** A chosen token is renewed when less than this is left; one that lives shorter than twice that, at half its life. */
export const autoRefreshAheadSeconds = 3600

/** Whether a chosen token should have been renewed by now and was not. */
export function isAutoRefreshOverdue(token: Token, nowMs: number): boolean {
	const { autoRefresh, expiresAtSeconds, lifetimeSeconds = Infinity } = token
	if (!autoRefresh || token.ended || expiresAtSeconds === undefined) return false
	const aheadSeconds = Math.min(autoRefreshAheadSeconds, lifetimeSeconds / 2)
	// Asking a server and trying again take a moment.
	return nowMs / 1000 > expiresAtSeconds - aheadSeconds + graceSeconds
}

const graceSeconds = 60
