import type { Connection, Credentials } from '../../model/connection.ts'
import { failed, type Outcome, ok } from '../../model/fault.ts'
import { defaultLifetimeSeconds } from '../../model/lifetime.ts'
import { isProtocolChoice } from '../../model/protocol.ts'
import { sanitizeTo } from '../../model/sanitize.ts'

/** How to reach a TigerGraph server from a program. */
export type ConnectOptions = {
	/** `http://host`, `https://host:port`, `https://x.i.tgcloud.io`; or `host`, pyTigerGraph's name for it. */
	readonly url?: string
	readonly host?: string
	readonly graph?: string
	readonly username?: string
	readonly password?: string
	/** Used by the calls that are given none. */
	readonly secret?: string
	/** REST++ port; found out when left out. */
	readonly restppPort?: number
	/** GSQL port; found out when left out. */
	readonly gsqlPort?: number
	/** The server's version, such as `3.9`; found out when left out or `auto`. */
	readonly protocol?: string
	/** The connection's current token, if there is one already. */
	readonly apiToken?: string
	/** PEM text of the authority to trust in place of the machine's own. */
	readonly ca?: string
	/** PEM texts of this client's certificate and its key, where the server wants them. */
	readonly clientCert?: string
	readonly clientKey?: string
	/** True = the server's certificate is not verified at all. */
	readonly insecure?: boolean
	/** For each request with its reply; 15,000. */
	readonly timeoutMs?: number
}

/**
 * The options as a connection and its credentials. A host without a scheme is taken as https in the
 * Cloud and http elsewhere. Faults: `bad-url`, `bad-port`, `bad-protocol`.
 */
export function readConnectOptions(
	options: ConnectOptions,
): Outcome<{ connection: Connection; credentials: Credentials }> {
	const typed = (options.url ?? options.host ?? '').trim()
	const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed)
	const url = hasScheme ? typed : `${/tgcloud\./i.test(typed) ? 'https' : 'http'}://${typed}`
	if (typed === '' || !URL.canParse(url)) return failed('bad-url')
	if (new URL(url).username !== '' || new URL(url).password !== '') {
		return failed('bad-url', {
			detail: 'Leave user and password out of the URL; they have options of their own.',
		})
	}
	const { restppPort, gsqlPort, protocol = 'auto' } = options
	const badPort = [restppPort, gsqlPort].find((port) => port !== undefined && !isPort(port))
	if (badPort !== undefined) return failed('bad-port', { detail: String(badPort) })
	if (!isProtocolChoice(protocol)) {
		return failed('bad-protocol', { detail: sanitizeTo(protocol, 20) })
	}
	const { graph, username, password, secret } = options
	return ok({
		connection: {
			id: 'connect',
			name: new URL(url).host,
			url,
			protocol,
			hasSecret: secret !== undefined,
			hasPassword: password !== undefined,
			defaultLifetimeSeconds,
			production: false,
			readOnly: false,
			createdAtMs: 0,
			...(graph !== undefined && { graph }),
			...(username !== undefined && { user: username }),
			...(restppPort !== undefined && { restppPort }),
			...(gsqlPort !== undefined && { gsqlPort }),
			// The texts are at hand; their names stand for the files of a stored connection.
			...(options.ca !== undefined && { caFile: 'ca' }),
			...(options.clientCert !== undefined && { certFile: 'clientCert' }),
			...(options.clientKey !== undefined && { keyFile: 'clientKey' }),
			...(options.insecure && { insecure: true }),
		},
		credentials: {
			...(secret !== undefined && { secret }),
			...(username !== undefined && { user: username }),
			...(password !== undefined && { password }),
		},
	})
}

function isPort(port: number): boolean {
	return Number.isInteger(port) && port >= 1 && port <= 65_535
}
