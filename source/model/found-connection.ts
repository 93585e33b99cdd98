import type { TypedConnection } from './connection-fields.ts'
import type { Outcome } from './fault.ts'

/** A connection found in an environment or a file: nothing of it is trusted or saved yet. */
export type FoundConnection = {
	readonly typed: TypedConnection
	readonly secret?: string
	readonly password?: string
	/** A token that was given with it. */
	readonly token?: string
	/** What was taken for something, changed or left out, in sentences without anything secret. */
	readonly notes: readonly string[]
}

/** One row of an import: where it was found, and what was found there or why nothing was. */
export type FoundRow = { readonly source: string; readonly found: Outcome<FoundConnection> }

/** A connection of which nothing is known yet. */
export const blankTyped: TypedConnection = {
	name: '',
	url: '',
	graph: '',
	restppPort: '',
	gsqlPort: '',
	protocol: 'auto',
	user: '',
	secretAlias: '',
	defaultLifetime: '30d',
	production: false,
	readOnly: false,
}

/** A text made into a connection's name: what cannot stand in one becomes a dash. */
export function nameFrom(text: string): string {
	const name = text
		.normalize('NFC')
		.replace(/[^\p{L}\p{N}._-]+/gu, '-')
		.replace(/^[._-]+|-+$/g, '')
	return [...name].slice(0, 40).join('')
}

/** A name for a connection of which only the URL is known: the first part of its host. */
export function nameFromUrl(url: string): string {
	if (!URL.canParse(url)) return ''
	const { hostname } = new URL(url)
	const isAddress = /^[\d.]+$|^\[/.test(hostname)
	return nameFrom(isAddress ? hostname : (hostname.split('.')[0] ?? ''))
}

/** A secret as found, or a note that it cannot be one; empty is none at all. */
export function secretFrom(
	text: string | undefined,
	what: string,
): { value?: string; note?: string } {
	const value = text?.trim()
	if (!value) return {}
	return /[\u0000-\u001f\u007f]/.test(value)
		? { note: `Its ${what} holds a line break or another control character, and was left out.` }
		: { value }
}
