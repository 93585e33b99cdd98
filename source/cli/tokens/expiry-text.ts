import { distanceText } from '../../model/duration-text.ts'
import { fullInstant, shortInstant } from '../../model/instant-text.ts'
import type { Token } from '../../model/token.ts'

/**
 * When a token ends, for a list: absolute with its offset, and how far away that is; for one that is
 * gone, how long since.
 */
export function expiryCells(token: Token, nowMs: number): { expires: string; left: string } {
	if (token.unsettled && token.latestExpirySeconds !== undefined) {
		return { expires: `≤ ${shortInstant(token.latestExpirySeconds * 1000, nowMs)}`, left: '–' }
	}
	const atMs = inMs(token.expiresAtSeconds)
	const expires = atMs === undefined ? 'not known' : shortInstant(atMs, nowMs)
	if (token.ended) return { expires, left: `gone ${distanceText(token.ended.atMs, nowMs)}` }
	return { expires, left: atMs === undefined ? '–' : distanceText(atMs, nowMs) }
}

/** When a token ends, in a sentence: `2026-12-23 14:02:07 +01 (29d 4h left)`. */
export function expirySentence(seconds: number | undefined, nowMs: number): string {
	const atMs = inMs(seconds)
	if (atMs === undefined) return 'not known'
	return `${fullInstant(atMs)} (${remaining(atMs, nowMs)})`
}

function remaining(atMs: number, nowMs: number): string {
	const distance = distanceText(atMs, nowMs)
	return atMs > nowMs ? `${distance} left` : distance
}

function inMs(seconds: number | undefined): number | undefined {
	return seconds === undefined ? undefined : seconds * 1000
}
