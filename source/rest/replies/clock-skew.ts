import type { Reply } from '../network/wire.ts'

/**
 * Server clock minus ours, in whole seconds given as milliseconds: the HTTP `Date` header says no
 * more. Compared with the middle of the exchange; clocks that agree give 0. Undefined without a
 * `Date`.
 */
export function clockSkewMs({ serverDateMs, sentAtMs, tookMs }: Reply): number | undefined {
	if (serverDateMs === undefined) return undefined
	// The header cuts the fraction off: on average the server was half a second further.
	const seconds = (serverDateMs + 500 - (sentAtMs + tookMs / 2)) / 1000
	return Math.round(seconds) * 1000 || 0
}
