import type { Connection } from './connection.ts'
import type { TypedConnection } from './connection-fields.ts'
import { blankTyped, type FoundConnection, nameFromUrl } from './found-connection.ts'
import { printLifetime } from './lifetime.ts'

/** What the exported file says of itself. */
export const connectionFileFormat = 'tgtoken-connections-1'

/** A connection as it would be typed. */
export function typedOf(connection: Connection): TypedConnection {
	const port = (number: number | undefined) => (number === undefined ? '' : String(number))
	const { caFile, certFile, keyFile, insecure } = connection
	return {
		name: connection.name,
		url: connection.url,
		graph: connection.graph ?? '',
		restppPort: port(connection.restppPort),
		gsqlPort: port(connection.gsqlPort),
		protocol: connection.protocol,
		user: connection.user ?? '',
		secretAlias: connection.secretAlias ?? '',
		defaultLifetime: printLifetime(connection.defaultLifetimeSeconds),
		...(caFile !== undefined && { caFile }),
		...(certFile !== undefined && { certFile }),
		...(keyFile !== undefined && { keyFile }),
		...(insecure !== undefined && { insecure }),
		production: connection.production,
		readOnly: connection.readOnly,
	}
}

/**
 * Connections as a file that can be imported again, here or on another machine. No secret, password
 * or token is in it, nor anything that is not said otherwise: what is empty or off is left out.
 */
export function connectionFile(connections: readonly Connection[]) {
	return {
		format: connectionFileFormat,
		connections: connections.map((connection) =>
			Object.fromEntries(
				Object.entries(typedOf(connection)).filter(([, value]) => value !== '' && value !== false),
			),
		),
	}
}

/** A connection of such a file. What is not known in it, or not of its type, counts as absent. */
export function fromFile(entry: Readonly<Record<string, unknown>>): FoundConnection {
	const text = (key: string) => {
		const value = entry[key]
		return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
	}
	const url = text('url') ?? ''
	const { caFile, certFile, keyFile } = {
		caFile: text('caFile'),
		certFile: text('certFile'),
		keyFile: text('keyFile'),
	}
	const isInsecure = entry.insecure === true
	return {
		typed: {
			name: text('name') ?? nameFromUrl(url),
			url,
			graph: text('graph') ?? '',
			restppPort: text('restppPort') ?? '',
			gsqlPort: text('gsqlPort') ?? '',
			protocol: text('protocol') ?? blankTyped.protocol,
			user: text('user') ?? '',
			secretAlias: text('secretAlias') ?? '',
			defaultLifetime: text('defaultLifetime') ?? blankTyped.defaultLifetime,
			...(caFile !== undefined && { caFile }),
			...(certFile !== undefined && { certFile }),
			...(keyFile !== undefined && { keyFile }),
			...(isInsecure && { insecure: true }),
			production: entry.production === true,
			readOnly: entry.readOnly === true,
		},
		notes: isInsecure ? ['The server’s certificate is not verified.'] : [],
	}
}
