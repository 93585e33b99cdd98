import { shortInstant } from '../model/instant-text.ts'
import { printLifetime } from '../model/lifetime.ts'
import type { Token } from '../model/token.ts'

/** How a sentence names a token: masked, with its label. */
export function nameOf(token: Token): string {
	return token.label === '' ? token.masked : `${token.masked} (${token.label})`
}

/** `, ends Dec 23 14:02 +01`, with what was asked for where the server gave another lifetime. */
export function endText(nowMs: number, token: Token | undefined): string {
	if (token?.expiresAtSeconds === undefined) return ''
	const ends = `, ends ${shortInstant(token.expiresAtSeconds * 1000, nowMs)}`
	const { lifetimeAskedSeconds: asked, lifetimeSeconds: got } = token
	// A minute is no difference worth a word; a server's silent cap is.
	if (asked === undefined || got === undefined || Math.abs(asked - got) <= 60) return ends
	return `${ends} (asked for ${printLifetime(asked)}, got ${printLifetime(got)})`
}
