/** The variables of an environment that name proxies; either spelling, the lower one first. */
export type ProxyEnv = Readonly<Record<string, string | undefined>>

/**
 * The proxy through which a URL is reached: HTTPS_PROXY or HTTP_PROXY by its scheme, unless NO_PROXY
 * names the host (itself, a domain above it, `host:port`, or `*`). This machine itself is never asked
 * for through a proxy. `unusable` for a variable that names no http proxy.
 */
export function proxyFor(url: string, env: ProxyEnv): URL | 'unusable' | undefined {
	const { protocol, hostname, port } = new URL(url)
	const variable = protocol === 'https:' ? 'https_proxy' : 'http_proxy'
	const named = textOf(env, variable)
	if (named === '' || isLoopback(hostname)) return undefined
	const asked = {
		host: hostname.toLowerCase(),
		port: port || (protocol === 'https:' ? '443' : '80'),
	}
	const exceptions = textOf(env, 'no_proxy')
		.toLowerCase()
		.split(/[\s,]+/)
	if (exceptions.some((entry) => entry !== '' && isMeant(entry, asked))) return undefined
	const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(named) ? named : `http://${named}`
	if (!URL.canParse(text)) return 'unusable'
	const proxy = new URL(text)
	return /^https?:$/.test(proxy.protocol) ? proxy : 'unusable'
}

function textOf(env: ProxyEnv, name: string): string {
	return (env[name] ?? env[name.toUpperCase()] ?? '').trim()
}

function isLoopback(hostname: string): boolean {
	return /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname)
}

function isMeant(entry: string, { host, port }: { host: string; port: string }): boolean {
	if (entry === '*') return true
	const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? []
	if (only !== undefined && only !== port) return false
	const domain = name.replace(/^\*?\./, '')
	return host === domain || host.endsWith(`.${domain}`)
}
