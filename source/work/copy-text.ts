import type { Connection } from '../model/connection.ts'
import { eventText } from '../model/event-text.ts'
import { isoInstant } from '../model/instant-text.ts'
import { type SnippetKind, snippet } from '../model/snippet.ts'
import type { Token } from '../model/token.ts'
import { tokenState } from '../model/token-state.ts'
import type { HistoryView } from './ports.ts'
import { snippetSubject, withGraphOf } from './snippet-subject.ts'

/** What a token can be copied as. A report has nothing secret in it; all others hold the token. */
export const copyForms = [
	'token',
	'header',
	'curl',
	'pytigergraph',
	'spark',
	'jdbc',
	'env',
	'report',
] as const

/** What a token is copied as. */
export type CopyForm = (typeof copyForms)[number]

/** The text for the clipboard: the token itself, a header, lines for a program. */
export function copyText(
	view: HistoryView,
	connection: Connection,
	token: Token,
	value: string,
	form: Exclude<CopyForm, 'report'>,
): string {
	if (form === 'token') return value
	if (form === 'header') return `Authorization: Bearer ${value}`
	return snippet(
		form satisfies SnippetKind,
		snippetSubject(view, withGraphOf(connection, token), value),
	)
}

/** Everything known of a token but the token: to paste into a ticket. */
export function tokenReport(connection: Connection, token: Token, nowMs: number): string {
	const at = (seconds: number | undefined) =>
		seconds === undefined ? 'not known' : (isoInstant(seconds * 1000) ?? 'beyond year 9999')
	const instant = (atMs: number) => isoInstant(atMs) ?? '?'
	return [
		`token ${token.masked}, fingerprint ${token.fingerprint ?? 'none'}, id ${token.id}`,
		`connection ${connection.name}, graph ${token.graph ?? 'none'}, label ${token.label || 'none'}`,
		`state ${tokenState(token, nowMs)} at ${instant(nowMs)}, expires ${at(token.expiresAtSeconds)}`,
		...token.events.map((event) => {
			const { word, detail } = eventText(event, instant)
			return `${instant(event.atMs)} ${word}: ${detail}`
		}),
	].join('\n')
}
