import {
	blankTyped,
	type FoundConnection,
	nameFrom,
	nameFromUrl,
	secretFrom,
} from './found-connection.ts'

/**
 * A connection as TigerGraph’s own clients are told it (pyTigerGraph’s `TigerGraphConnection`,
 * tigergraph-mcp’s environment). Every value as a text; empty and absent are the same.
 */
export type ClientSettings = {
	readonly name?: string
	readonly host?: string
	readonly graphname?: string
	readonly username?: string
	readonly password?: string
	readonly gsqlSecret?: string
	readonly apiToken?: string
	readonly jwtToken?: string
	readonly restppPort?: string
	readonly gsPort?: string
	readonly sslPort?: string
	readonly tgCloud?: string
	readonly certPath?: string
}

/** Basic authentication with this user carries a secret as its password. */
const secretUser = '__GSQL__secret'

/**
 * What those settings mean here. Ports that are the clients’ defaults are left to discovery, which
 * finds them and the other ones too.
 */
export function fromClientSettings(settings: ClientSettings): FoundConnection {
	const host = settings.host?.trim() ?? ''
	const { ports, isCloud } = portsOf(settings, host)
	// The Cloud speaks nothing but https; any other server may speak either, so its scheme must be given.
	const url = isCloud && host !== '' && !host.includes('://') ? `https://${host}` : host
	const isSecretUser = settings.username === secretUser
	const secret = secretFrom(
		settings.gsqlSecret || (isSecretUser ? settings.password : ''),
		'secret',
	)
	const password = secretFrom(isSecretUser ? '' : settings.password, 'password')
	const token = secretFrom(settings.jwtToken || settings.apiToken, 'token')
	const named = isSecretUser ? '' : (settings.username?.trim() ?? '')
	const isDefaultUser = named === '' && password.value !== undefined
	const certificate = certificateOf(settings.certPath, url)
	const notes = [
		...(isDefaultUser ? ['No user was named with the password; tigergraph was taken.'] : []),
		...(secret.value === undefined && password.value === undefined
			? ['It has neither a secret nor a password, so it cannot issue tokens yet.']
			: []),
		...[secret, password, token, certificate].flatMap(({ note }) => note ?? []),
	]
	return {
		typed: {
			...blankTyped,
			...ports,
			name: nameFrom(settings.name ?? '') || nameFromUrl(url) || 'connection',
			url,
			graph: settings.graphname?.trim() ?? '',
			user: isDefaultUser ? 'tigergraph' : named,
			...(certificate.path !== undefined && { caFile: certificate.path }),
		},
		...(secret.value !== undefined && { secret: secret.value }),
		...(password.value !== undefined && { password: password.value }),
		...(token.value !== undefined && { token: token.value }),
		notes,
	}
}

/** In the Cloud, the usual ports stand for the one that TLS is on. */
function portsOf({ restppPort, gsPort, sslPort, tgCloud }: ClientSettings, host: string) {
	const isCloud = /^(?:true|1|yes)$/i.test(tgCloud?.trim() ?? '') || /tgcloud/i.test(host)
	const tlsPort = isCloud && sslPort?.trim() && sslPort.trim() !== '443' ? sslPort.trim() : ''
	const own = (port: string | undefined, usual: readonly string[]) => {
		const given = port?.trim() ?? ''
		return given === '' || usual.includes(given) ? tlsPort : given
	}
	return {
		isCloud,
		ports: {
			restppPort: own(restppPort, isCloud ? ['9000', '443'] : ['9000']),
			gsqlPort: own(gsPort, isCloud ? ['14240', '443'] : ['14240']),
		},
	}
}

function certificateOf(path: string | undefined, url: string): { path?: string; note?: string } {
	const given = path?.trim()
	if (!given || !/^https:/i.test(url)) return {}
	if (/^(?:\/|[a-z]:[\\/]|\\\\)/i.test(given)) return { path: given }
	return {
		note: 'Its certificate’s path is not a whole one, and was left out; edit the connection.',
	}
}
