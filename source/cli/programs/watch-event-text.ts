import { fullInstant, isoInstant } from '../../model/instant-text.ts'
import type { HistoryView } from '../../work/ports.ts'
import type { WatchEvent } from '../../work/watch-tokens.ts'
import { faultJson } from '../fault-json.ts'
import { expirySentence } from '../tokens/expiry-text.ts'
import { isoSeconds, tokenJson } from '../tokens/token-json.ts'

/** What happened while watching, in one line for people. */
export function watchEventText(view: HistoryView, event: WatchEvent): string {
	const name = view.connections.get(event.connectionId)?.name ?? ''
	const token = view.tokens.get(event.tokenId)
	const which = `${token?.masked ?? '—'} on ${name} (${event.tokenId})`
	const at = fullInstant(event.atMs)
	switch (event.kind) {
		case 'renewed': {
			const done = event.how === 'refreshed' ? 'refreshed' : 'issued   '
			return `${at}  ${done}  ${which}; it expires ${expirySentence(token?.expiresAtSeconds, event.atMs)}`
		}
		case 'failed': {
			const { message } = faultJson(event.fault)
			return `${at}  failed     ${which}: ${message} Next try ${fullInstant(event.retryAtMs)}.`
		}
		case 'ended':
			return `${at}  ended      ${which}: there is nothing left to renew`
	}
}

/** The same as one JSON object. */
export function watchEventJson(view: HistoryView, event: WatchEvent): string {
	return JSON.stringify(watchEventObject(view, event))
}

function watchEventObject(view: HistoryView, event: WatchEvent) {
	const token = view.tokens.get(event.tokenId)
	const base = {
		at: isoInstant(event.atMs) ?? null,
		event: event.kind,
		connection: view.connections.get(event.connectionId)?.name ?? '',
		token: token ? tokenJson(view, token, event.atMs) : null,
	}
	if (event.kind === 'failed') {
		return {
			...base,
			error: faultJson(event.fault),
			retryAt: isoInstant(event.retryAtMs) ?? null,
		}
	}
	if (event.kind === 'ended') return base
	const previous = event.previousExpiresAtSeconds
	return {
		...base,
		how: event.how,
		previousExpiresAt: isoSeconds(previous),
		previousExpiresAtSeconds: previous ?? null,
	}
}
