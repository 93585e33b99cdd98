import type { State } from '../../app/state.ts'
import type { Token } from '../../model/token.ts'
import { cleanText } from '../parts/clean-text.ts'

/** How much of a fingerprint is said: enough to tell a person's tokens apart, short enough to be heard. */
const saidDigits = 6

/**
 * A sentence of the screens as it is spoken or shown in braille: no signs, no layout by spaces, and a
 * token by the start of its fingerprint in place of its mask, which is read out as noise.
 */
export function spokenText(state: Pick<State, 'history'>, text: string): string {
	return cleanText(text)
		.replace(/([^\s…(]{3,4})…([^\s…),;:.]{3,4})/gu, (mask, first, last) =>
			maskInWords(state, mask, first, last),
		)
		.replace(/••+/g, 'a hidden one')
		.replace(/(^|\s)—(?=[\s,]|$)/g, '$1a token that was never received')
		.replace(/≤ ([A-Z][a-z]+ \d+ \S+ [+-][\d:]+)( at the latest)?/g, '$1 at the latest')
		.replace(/\s*[★↻]\s*/g, ' ')
		.replace(/⏎/g, 'Enter')
		.replace(/(\d)–(\d)/g, '$1 to $2')
		.replace(/ [·›–] /g, ', ')
		.replace(/ …/g, ' and so on')
		.replace(/…/g, '')
		.replace(/(\d) ms\b/g, '$1 milliseconds')
		.replace(/ {2,}/g, ', ')
		.trim()
}

/** A text with `29d 4h`, where it is a length of time, as `29 days 4 hours`. */
export function durationInWords(text: string): string {
	return text
		.replace(/(?<=\d[dhms]) 0[hms](?=[\s,.;:)]|$)/g, '')
		.replace(/\b(\d+)([dhms])(?=[\s,.;:)]|$)/g, (_, amount: string, unit: string) =>
			counted(Number(amount), unitWords[unit] ?? unit),
		)
}

/** The same in a sentence, only where it surely is a length of time: a label may read `7d`. */
export function timesInWords(text: string): string {
	return text
		.replace(/\b(?:in|for|got) (?:\d+[dhms] ?)+(?=[\s,.;)]|$)/g, durationInWords)
		.replace(/(?:\b\d+[dhms] )+(?:left|ago)\b/g, durationInWords)
		.replace(/\((?:\d+[dhms] ?)+\)/g, durationInWords)
}

const unitWords: Readonly<Record<string, string>> = {
	d: 'day',
	h: 'hour',
	m: 'minute',
	s: 'second',
}

/** `1 token`, `2 tokens`. */
export function counted(amount: number, what: string): string {
	return `${amount} ${what}${amount === 1 ? '' : 's'}`
}

/** A token as it is told from others: its label, and the start of its fingerprint. */
export function tokenInWords(token: Token): string {
	const { label } = token
	return label === '' ? identity(token) : `${cleanText(label)}, ${identity(token)}`
}

/** `fingerprint 7c1e90`; of one that never came the start of its id. */
export function identity({ fingerprint, id }: Token): string {
	return fingerprint === undefined
		? `id ${id.slice(0, saidDigits)}`
		: `fingerprint ${fingerprint.slice(0, saidDigits)}`
}

/** One sentence, with a full stop where it has no end of its own. */
export function sentence(text: string): string {
	const trimmed = text.trimEnd().replace(/^token /, 'Token ')
	return trimmed === '' || /[.?!:]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

function maskInWords(
	{ history }: Pick<State, 'history'>,
	mask: string,
	first: string,
	last: string,
): string {
	const meant = [...history.tokens.values()].filter(({ masked }) => masked === mask)
	const [only] = meant
	return only && meant.length === 1
		? `token ${identity(only)}`
		: `one that begins ${first} and ends ${last}`
}
