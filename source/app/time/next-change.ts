import { horizonSeconds } from '../../model/horizon.ts'
import type { TokenLife } from '../../model/token.ts'
import { expiringSeconds } from '../../model/token-state.ts'

/** The last hour of a token's life is counted on the screen. */
export const hourSeconds = horizonSeconds.hour

const { hour, day, week, month } = horizonSeconds

/** The next instant, in epoch milliseconds, at which time alone changes what a list says of some token. */
export function nextChangeMs(tokens: Iterable<TokenLife>, nowMs: number): number {
	const nowSeconds = nowMs / 1000
	let next = Infinity
	// In plain numbers: this goes over every token there is.
	const see = (atSeconds: number) => {
		if (atSeconds > nowSeconds && atSeconds < next) next = atSeconds
	}
	for (const token of tokens) {
		if (token.ended) continue
		const { expiresAtSeconds: end, latestExpirySeconds: latest } = token
		if (latest !== undefined) see(latest)
		if (end === undefined || end <= nowSeconds) continue
		see(end)
		see(end - expiringSeconds(token))
		see(end - hour)
		see(end - day)
		see(end - week)
		see(end - month)
	}
	return next * 1000
}
