import { fullInstant } from '../model/instant-text.ts'
import { printLifetime } from '../model/lifetime.ts'
import type { TokenEvent } from '../model/token-event.ts'

const actions = {
	issue: 'issue',
	refresh: 'refresh',
	delete: 'delete',
	check: 'check',
	'drop-secret': 'drop its secret',
	'clear-block-list': 'clear the block list',
} as const

/** What an event of a token's history was, in a word and a few more. */
export function eventText(event: TokenEvent): string {
	switch (event.kind) {
		case 'asked':
			return `asked      the server to ${actions[event.action]}${lifetime(' for ', event.lifetimeSeconds)}`
		case 'issued':
			return `issued    ${lifetime(' ', event.lifetimeAskedSeconds)}${expiry(event.expiresAtSeconds)}${event.replaces ? `, in place of ${event.replaces}` : ''}`
		case 'imported':
			return `imported   issued elsewhere${expiry(event.expiresAtSeconds)}`
		case 'refreshed':
			return `refreshed ${lifetime(' ', event.lifetimeAskedSeconds)}${expiry(event.expiresAtSeconds)}${expiry(event.previousExpiresAtSeconds, 'before')}`
		case 'deleted':
			if (event.how === 'with-secret') return 'deleted    with its secret, which the server dropped'
			return event.how === 'confirmed'
				? `deleted    the server confirmed${event.replacedBy ? `; ${event.replacedBy} took its place` : ''}`
				: 'deleted    it was already gone on the server'
		case 'failed':
			return `failed     to ${actions[event.action]}: ${event.code}${event.serverCode ? ` (${event.serverCode})` : ''}`
		case 'lost':
			return `lost       the answer to ${actions[event.action]}: ${event.code}; the server may have acted`
		case 'checked':
			return event.accepted
				? 'verified   the server accepts it'
				: `verified   the server does not accept it${event.serverCode ? ` (${event.serverCode})` : ''}`
		case 'doubted':
			return event.action === 'drop-secret'
				? 'doubted    its secret was dropped; it may have ended with it'
				: 'doubted    the block list was cleared; it may be valid again'
		case 'labelled':
			return event.label === '' ? 'labelled   with nothing' : `labelled   ${event.label}`
		case 'handed-out':
			return event.how === 'shown' ? 'shown      in the clear' : 'copied     to the clipboard'
		default:
			event satisfies never
			return 'something a newer version of this program wrote'
	}
}

function lifetime(before: string, seconds: number | undefined): string {
	return seconds === undefined ? '' : `${before}${printLifetime(seconds)}`
}

function expiry(seconds: number | undefined, word = 'expires'): string {
	return seconds === undefined ? '' : `, ${word} ${fullInstant(seconds * 1000)}`
}
