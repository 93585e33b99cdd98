import { printLifetime } from '../../model/lifetime.ts'
import type { Token } from '../../model/token.ts'
import type { HistoryView } from '../../work/ports.ts'

/** From here on a difference of the clocks is worth a sentence, in seconds. */
const worthSayingSeconds = 60

/**
 * What a server's clock means for the end of its token, which is told by that clock: that it comes sooner or
 * later by this machine's. Undefined where the clocks agree within a minute, or the end was counted here.
 */
export function clockNote(view: HistoryView, token: Token): string | undefined {
	const { expiresAtSeconds, expirySource, connectionId } = token
	const skewMs = view.servers.get(connectionId)?.facts?.clockSkewMs ?? 0
	const seconds = Math.round(Math.abs(skewMs) / 1000)
	const isToldByServer = expirySource === 'server' || expirySource === 'jwt'
	if (expiresAtSeconds === undefined || !isToldByServer || seconds < worthSayingSeconds) {
		return undefined
	}
	const [side, when] = skewMs > 0 ? ['ahead of', 'sooner'] : ['behind', 'later']
	const size = printLifetime(seconds < 7200 ? seconds : Math.round(seconds / 60) * 60)
	return `The server’s clock is ${size} ${side} this machine’s: by this one it ends that much ${when}.`
}
