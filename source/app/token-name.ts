import { shortInstant } from '../model/instant-text.ts'
import { printLifetime } from '../model/lifetime.ts'
import type { LifetimeGiven } from '../model/lifetime-unit.ts'
import type { Token } from '../model/token.ts'

/** How a sentence names a token: masked, with its label. */
export function nameOf(token: Token): string {
	return token.label === '' ? token.masked : `${token.masked} (${token.label})`
}

/** `, ends Dec 23 14:02 +01`, and what the server gave where it was asked for another lifetime. */
export function endText(
	nowMs: number,
	token: Token | undefined,
	given: LifetimeGiven | undefined,
): string {
	if (token?.expiresAtSeconds === undefined) return ''
	const ends = `, ends ${shortInstant(token.expiresAtSeconds * 1000, nowMs)}`
	if (!given) return ends
	const [asked, got] = [given.askedSeconds, given.gotSeconds].map(printLifetime)
	return `${ends} (asked for ${asked}, got ${got})`
}
