import { failed, type Outcome, ok } from './fault.ts'
import { parseLifetime } from './lifetime.ts'
import { isProtocolChoice, type ProtocolChoice } from './protocol.ts'

/**
 * A connection's name: 1 to 40 letters, digits, dots, dashes or underscores, starting with a letter
 * or digit, so that it can be typed as a command's argument without quotes.
 */
export function parseName(text: string): Outcome<string> {
	const name = text.trim()
	if (name === '') return failed('bad-name', { detail: 'A connection needs a name.' })
	return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(name)
		? ok(name)
		: failed('bad-name', { detail: `“${name.slice(0, 40)}” cannot be a connection’s name.` })
}

/**
 * A server's URL: http or https with a host, perhaps a port and a path, and nothing else. A user or
 * password in it is refused, because URLs end up in logs. No trailing slash in the answer.
 */
export function parseUrl(text: string): Outcome<string> {
	const typed = text.trim()
	const refuse = (detail: string) => failed('bad-url', { detail })
	if (typed === '') return refuse('A connection needs a URL.')
	// URL() would take them out and go to another host than the one that was read.
	if (/\p{Cc}/u.test(typed)) return refuse('A URL has no line break or tab in it.')
	if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) {
		return refuse('The URL has no scheme: write http:// or https:// before it.')
	}
	if (!URL.canParse(typed)) return refuse('That URL cannot be read; check the host and the port.')
	const url = new URL(typed)
	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		return refuse(`TigerGraph speaks http or https, not ${url.protocol.slice(0, -1).slice(0, 20)}.`)
	}
	if (url.username || url.password) {
		return refuse('Leave user and password out of the URL; they have fields of their own.')
	}
	if (url.search || url.hash) return refuse('The URL ends before any ? or #.')
	return ok(`${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`)
}

/** A TCP port, or undefined for an empty field. */
export function parsePort(text: string): Outcome<number | undefined> {
	const typed = text.trim()
	if (typed === '') return ok(undefined)
	const port = /^\d{1,5}$/.test(typed) ? Number(typed) : 0
	return port >= 1 && port <= 65_535 ? ok(port) : failed('bad-port', { detail: typed.slice(0, 20) })
}

/** `auto`, or a server version this program speaks; an empty field is `auto`. */
export function parseProtocol(text: string): Outcome<ProtocolChoice> {
	const typed = text.trim().toLowerCase() || 'auto'
	return isProtocolChoice(typed)
		? ok(typed)
		: failed('bad-protocol', { detail: typed.slice(0, 20) })
}

/** A graph, user or alias: printable text without spaces or quotes; undefined when left empty. */
export function parseWord(text: string, what: string): Outcome<string | undefined> {
	const word = text.trim()
	if (word === '') return ok(undefined)
	return /^[^\s"'`\p{C}]{1,200}$/u.test(word)
		? ok(word)
		: failed('bad-name', { detail: `That cannot be the name of a ${what}.` })
}

/**
 * A file's whole path, or undefined for an empty field. It must not depend on the folder the program
 * is started in, since it is read again with every request.
 */
export function parsePath(text: string): Outcome<string | undefined> {
	const path = text.trim()
	if (path === '') return ok(undefined)
	if (/\p{C}/u.test(path) || path.length > 4096) {
		return failed('bad-path', { detail: 'That cannot be the path of a file.' })
	}
	return /^(?:\/|[a-z]:[\\/]|\\\\)/i.test(path)
		? ok(path)
		: failed('bad-path', { detail: 'The whole path is wanted, from the root on.' })
}

/** A connection as it is typed into a form or given to a command: texts, nothing trusted yet. */
export type TypedConnection = {
	readonly name: string
	readonly url: string
	readonly graph: string
	readonly restppPort: string
	readonly gsqlPort: string
	readonly protocol: string
	readonly user: string
	readonly secretAlias: string
	readonly defaultLifetime: string
	readonly caFile?: string
	readonly certFile?: string
	readonly keyFile?: string
	readonly insecure?: boolean
	readonly production: boolean
	readonly readOnly: boolean
}

/** The fields that are texts and can be wrong. */
export type TypedField = Exclude<keyof TypedConnection, 'insecure' | 'production' | 'readOnly'>

/** The rules of each field, in the order of the form. */
export const fieldRules = {
	name: parseName,
	url: parseUrl,
	graph: (text: string) => parseWord(text, 'graph'),
	restppPort: parsePort,
	gsqlPort: parsePort,
	protocol: parseProtocol,
	user: (text: string) => parseWord(text, 'user'),
	secretAlias: (text: string) => parseWord(text, 'secret'),
	defaultLifetime: parseLifetime,
	caFile: parsePath,
	certFile: parsePath,
	keyFile: parsePath,
} as const satisfies Record<TypedField, (text: string) => Outcome<unknown>>
