import type { Connection } from '../model/connection.ts'
import { dialectOfVersion } from '../model/protocol.ts'
import type { SnippetSubject } from '../model/snippet.ts'
import type { Token } from '../model/token.ts'
import type { HistoryView } from './ports.ts'

/**
 * What a snippet for a connection is about: where its server answered when it was last looked at, or
 * else TigerGraph's usual ports on the connection's host.
 */
export function snippetSubject(
	view: HistoryView,
	connection: Connection,
	token?: string,
): SnippetSubject {
	const facts = view.servers.get(connection.id)?.facts
	const dialect = facts?.dialect ?? dialectOfVersion(connection.protocol)
	const { graph, caFile, certFile, keyFile, insecure } = connection
	const version =
		facts?.version ?? (connection.protocol === 'auto' ? undefined : connection.protocol)
	return {
		...(facts ?? usualPlaces(connection)),
		...(dialect !== undefined && { dialect }),
		...(version !== undefined && { version }),
		...(graph !== undefined && { graph }),
		...(caFile !== undefined && { caFile }),
		...(certFile !== undefined && { certFile }),
		...(keyFile !== undefined && { keyFile }),
		...(insecure !== undefined && { insecure }),
		...(token !== undefined && { token }),
	}
}

/** The connection as a token is used over it: for the token's own graph, or none where it is for all. */
export function withGraphOf(connection: Connection, { graph, form }: Token): Connection {
	const { graph: own, ...rest } = connection
	const used = graph ?? (form === 'jwt' ? undefined : own)
	return { ...rest, ...(used !== undefined && { graph: used }) }
}

/** The main port, on which every version has REST++ too. */
function usualPlaces({ url, restppPort, gsqlPort }: Connection) {
	const { protocol, hostname, port } = new URL(url)
	const isSecure = protocol === 'https:'
	const main = gsqlPort ?? (port || (isSecure ? 443 : 14_240))
	const gsqlUrl = `${protocol}//${hostname}:${main}`
	return {
		gsqlUrl,
		restppUrl:
			restppPort === undefined ? `${gsqlUrl}/restpp` : `${protocol}//${hostname}:${restppPort}`,
	}
}
