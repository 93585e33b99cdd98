import { printLifetime } from './lifetime.ts'
import type { ExpirySource, TokenEvent } from './token-event.ts'

/** One line of a token's timeline: what happened in a word, and the rest of the sentence. */
export type EventText = { readonly word: string; readonly detail: string }

const sources: Readonly<Record<ExpirySource, string>> = {
	server: 'says the server',
	jwt: 'says the token itself',
	computed: 'reckoned from the lifetime',
	user: 'as you said',
}

/** Where an expiry is known from, in words. */
export function sourceText(source: ExpirySource): string {
	return sources[source]
}

const asks = {
	issue: 'a new token',
	refresh: 'a refresh',
	delete: 'its deletion',
	'drop-secret': 'the end of its secret',
	'clear-block-list': 'an empty block list',
} as const
const actions = {
	issue: 'issuing',
	refresh: 'refreshing',
	delete: 'deleting',
	check: 'verifying',
	'drop-secret': 'dropping its secret',
	'clear-block-list': 'clearing the block list',
} as const
const doubts = {
	'drop-secret': 'its secret was dropped; it may have ended with it',
	'clear-block-list': 'the block list was cleared; it may be valid again',
} as const
const ends = {
	confirmed: 'the server confirmed it',
	'already-gone': 'it was already gone on the server',
	'with-secret': 'with its secret, which the server dropped',
} as const

/** An instant, in epoch milliseconds, in words. */
type InstantText = (atMs: number) => string

/** An event of a token's history as the timeline says it, with instants as the caller writes them. */
export function eventText(event: TokenEvent, instant: InstantText): EventText {
	switch (event.kind) {
		case 'asked': {
			const { action, lifetimeSeconds } = event
			const lifetime = lifetimeSeconds === undefined ? '' : ` for ${printLifetime(lifetimeSeconds)}`
			return line('asked', `the server for ${asks[action]}${lifetime}`)
		}
		case 'issued':
			return line('issued', birthText(event, instant, event.lifetimeAskedSeconds))
		case 'imported':
			return line('imported', birthText(event, instant, undefined))
		case 'refreshed': {
			const ends = `ends ${instant(event.expiresAtSeconds * 1000)}`
			const before =
				event.previousExpiresAtSeconds === undefined
					? ''
					: `, before: ${instant(event.previousExpiresAtSeconds * 1000)}`
			return line('refreshed', `${ends}${before}`)
		}
		case 'deleted': {
			const how = ends[event.how]
			const by = event.replacedBy === undefined ? '' : '; another token took its place'
			return line('deleted', how + by)
		}
		case 'failed':
			return line('failed', `${actions[event.action]}: ${codeText(event)}; nothing changed`)
		case 'lost': {
			const detail = `no answer to ${actions[event.action]} (${codeText(event)}); it may have happened`
			return line('lost', detail)
		}
		case 'checked':
			return event.accepted
				? line('verified', 'the server accepts it')
				: line('verified', `the server does not accept it${inBrackets(event.serverCode)}`)
		case 'doubted':
			return line('doubted', doubts[event.action])
		case 'labelled':
			return line('labelled', event.label === '' ? 'label taken away' : event.label)
		case 'auto-refresh':
			return line('chosen', event.on ? 'to be renewed before it ends' : 'to be renewed no more')
		case 'handed-out':
			return event.how === 'copied'
				? line('copied', 'to the clipboard')
				: line('shown', 'in the clear on the screen')
		default:
			// Written by a newer version of this program.
			event satisfies never
			return line('something', 'that this version does not know')
	}
}

function line(word: string, detail: string): EventText {
	return { word, detail }
}

function birthText(
	event: Extract<TokenEvent, { kind: 'issued' | 'imported' }>,
	instant: InstantText,
	askedSeconds: number | undefined,
): string {
	const { expiresAtSeconds, expirySource } = event
	const asked = askedSeconds === undefined ? '' : `for ${printLifetime(askedSeconds)}, `
	if (expiresAtSeconds === undefined) return `${asked}its end is not known`
	const source = expirySource === undefined ? '' : ` (${sourceText(expirySource)})`
	return `${asked}ends ${instant(expiresAtSeconds * 1000)}${source}`
}

function codeText({ code, serverCode }: { code: string; serverCode?: string }): string {
	return code.replaceAll('-', ' ') + inBrackets(serverCode)
}

function inBrackets(serverCode: string | undefined): string {
	return serverCode === undefined ? '' : ` (${serverCode})`
}
