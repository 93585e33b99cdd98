import * as v from 'valibot'
import { type ReplyObject, replySchema } from './reply-schemas.ts'

/** The body of a reply, sorted by what it is; the HTTP status has no say in it. */
export type ReplyBody =
	| {
			readonly kind: 'object'
			readonly value: ReplyObject
			/** `results` as it came, where it is an object or an array. */
			readonly results?: object
	  }
	| { readonly kind: 'page'; readonly text: string }
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'empty' }

/**
 * Sorts a reply's body: a JSON object (raw control characters inside its strings are tolerated, as
 * `/version` has them), an HTML page, any other text, or nothing. Never throws.
 */
export function readReply(text: string): ReplyBody {
	const bare = text.replace(/^\ufeff/, '').trim()
	if (bare === '') return { kind: 'empty' }
	if (bare.startsWith('{')) {
		const raw = parseTolerant(bare)
		const parsed = v.safeParse(replySchema, raw)
		if (!parsed.success) return { kind: 'text', text: bare }
		const { results } = raw as { results?: unknown }
		const isKept = typeof results === 'object' && results !== null
		return { kind: 'object', value: parsed.output, ...(isKept && { results }) }
	}
	return { kind: looksLikePage(bare) ? 'page' : 'text', text: bare }
}

/** The text as JSON; undefined for what is none even with its raw control characters escaped. */
function parseTolerant(text: string): unknown {
	return parse(text) ?? parse(withControlsEscaped(text))
}

/**
 * JSON text with the control characters inside its strings escaped. One pass over the text: a
 * regular expression would take quadratic time over a hostile reply.
 */
function withControlsEscaped(text: string): string {
	let result = ''
	let done = 0
	let inString = false
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at)
		if (code === quote) inString = !inString
		else if (inString && code === backslash) at++
		else if (inString && code < 0x20) {
			result += `${text.slice(done, at)}\\u${code.toString(16).padStart(4, '0')}`
			done = at + 1
		}
	}
	return result + text.slice(done)
}

const quote = 0x22
const backslash = 0x5c

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

function looksLikePage(text: string): boolean {
	return /^<(?:!doctype\s+html|html|head|body|title|\?xml[^>]*>\s*<(?:!doctype\s+html|html))\b/i.test(
		text.replace(/^(?:<!--.*?-->\s*)+/s, ''),
	)
}
