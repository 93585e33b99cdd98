import { shortInstant } from '../model/instant-text.ts'
import { printLifetime } from '../model/lifetime.ts'
import type { ExpirySource, TokenEvent } from '../model/token-event.ts'
import type { Tone } from './theme.ts'

/** One line of a token's timeline: what happened in a word, and the rest of the sentence. */
export type EventText = { readonly word: string; readonly detail: string; readonly tone: Tone }

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

/** An event of a token's history as the timeline says it. */
export function eventText(event: TokenEvent, nowMs: number): EventText {
	switch (event.kind) {
		case 'asked': {
			const { action, lifetimeSeconds } = event
			const lifetime = lifetimeSeconds === undefined ? '' : ` for ${printLifetime(lifetimeSeconds)}`
			return line('asked', `the server for ${asks[action]}${lifetime}`, 'dim')
		}
		case 'issued':
			return line('issued', birthText(event, nowMs, event.lifetimeAskedSeconds), 'good')
		case 'imported':
			return line('imported', birthText(event, nowMs, undefined), 'good')
		case 'refreshed': {
			const ends = `ends ${instant(event.expiresAtSeconds, nowMs)}`
			const before =
				event.previousExpiresAtSeconds === undefined
					? ''
					: `, before: ${instant(event.previousExpiresAtSeconds, nowMs)}`
			return line('refreshed', `${ends}${before}`, 'good')
		}
		case 'deleted': {
			const how = ends[event.how]
			const by = event.replacedBy === undefined ? '' : '; another token took its place'
			return line('deleted', how + by, 'plain')
		}
		case 'failed':
			return line(
				'failed',
				`${actions[event.action]}: ${codeText(event)}; nothing changed`,
				'warning',
			)
		case 'lost': {
			const detail = `no answer to ${actions[event.action]} (${codeText(event)}); it may have happened`
			return line('lost', detail, 'unsure')
		}
		case 'checked':
			return event.accepted
				? line('verified', 'the server accepts it', 'good')
				: line(
						'verified',
						`the server does not accept it${inBrackets(event.serverCode)}`,
						'warning',
					)
		case 'doubted':
			return line('doubted', doubts[event.action], 'unsure')
		case 'labelled':
			return line('labelled', event.label === '' ? 'label taken away' : event.label, 'plain')
		case 'handed-out':
			return event.how === 'copied'
				? line('copied', 'to the clipboard', 'plain')
				: line('shown', 'in the clear on the screen', 'plain')
		default:
			// Written by a newer version of this program.
			event satisfies never
			return line('something', 'that this version does not know', 'dim')
	}
}

function line(word: string, detail: string, tone: Tone): EventText {
	return { word, detail, tone }
}

function birthText(
	event: Extract<TokenEvent, { kind: 'issued' | 'imported' }>,
	nowMs: number,
	askedSeconds: number | undefined,
): string {
	const { expiresAtSeconds, expirySource } = event
	const asked = askedSeconds === undefined ? '' : `for ${printLifetime(askedSeconds)}, `
	if (expiresAtSeconds === undefined) return `${asked}its end is not known`
	const source = expirySource === undefined ? '' : ` (${sourceText(expirySource)})`
	return `${asked}ends ${instant(expiresAtSeconds, nowMs)}${source}`
}

function instant(seconds: number, nowMs: number): string {
	return shortInstant(seconds * 1000, nowMs)
}

function codeText({ code, serverCode }: { code: string; serverCode?: string }): string {
	return code.replaceAll('-', ' ') + inBrackets(serverCode)
}

function inBrackets(serverCode: string | undefined): string {
	return serverCode === undefined ? '' : ` (${serverCode})`
}
