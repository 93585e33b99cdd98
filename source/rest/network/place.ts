import { redact } from '../../model/redact.ts'
import { sanitizeTo } from '../../model/sanitize.ts'

/** `host:port` of a URL, the default port spelled out: where something was tried. */
export function hostAndPort(url: string): string {
	if (!URL.canParse(url)) return ''
	const { hostname, port, protocol } = new URL(url)
	return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
}

/** Scheme, host, port and path of a URL: never its query, which may hold a secret. */
export function placeOf(url: string): string {
	if (!URL.canParse(url)) return ''
	const { protocol, pathname } = new URL(url)
	return `${protocol}//${hostAndPort(url)}${pathname}`
}

/** The place a redirect points to, safe to show; undefined when it cannot be read. */
export function redirectPlace(
	location: string,
	from: string,
	secrets: readonly string[],
): string | undefined {
	if (!URL.canParse(location, from)) return undefined
	return redact(sanitizeTo(placeOf(new URL(location, from).href), 200), secrets)
}
