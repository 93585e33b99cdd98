import type { Token } from '../../model/token.ts'
import { expiringSeconds } from '../../model/token-state.ts'

/** The last hour of a token's life is counted on the screen. */
export const hourSeconds = 3600

/** The next instant, in epoch milliseconds, at which some token's state changes by time alone. */
export function nextChangeMs(tokens: Iterable<Token>, nowMs: number): number {
	let next = Infinity
	for (const token of tokens) {
		if (token.ended) continue
		for (const end of [token.expiresAtSeconds, token.latestExpirySeconds]) {
			if (end === undefined) continue
			for (const before of [0, hourSeconds, expiringSeconds(token)]) {
				const atMs = (end - before) * 1000
				if (atMs > nowMs && atMs < next) next = atMs
			}
		}
	}
	return next
}
