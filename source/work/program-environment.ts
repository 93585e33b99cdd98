import type { Connection } from '../model/connection.ts'
import type { HistoryView } from './ports.ts'

/**
 * Everything TigerGraph's clients read from the environment (pyTigerGraph, tigergraph-mcp). A program
 * is given what is right for its connection and none of the rest: a password left over from another
 * server must not be sent to this one.
 */
export const tigergraphVariables = [
	'TG_HOST',
	'TG_GRAPHNAME',
	'TG_API_TOKEN',
	'TG_TOKEN',
	'TG_JWT_TOKEN',
	'TG_SECRET',
	'TG_USERNAME',
	'TG_PASSWORD',
	'TG_RESTPP_PORT',
	'TG_GS_PORT',
	'TG_GSQL_PORT',
	'TG_SSL_PORT',
	'TG_TGCLOUD',
	'TG_CERT_PATH',
	'TG_PROFILE',
] as const

/** The variables with which a program finds a connection's server and is let in. */
export function programEnvironment(
	view: HistoryView,
	connection: Connection,
	token: string,
): Readonly<Record<string, string>> {
	const facts = view.servers.get(connection.id)?.facts
	const url = new URL(connection.url)
	const restppPort = facts ? portOf(facts.restppUrl) : connection.restppPort
	const gsqlPort = facts ? portOf(facts.gsqlUrl) : connection.gsqlPort
	return {
		TG_HOST: `${url.protocol}//${url.hostname}`,
		...(connection.graph !== undefined && { TG_GRAPHNAME: connection.graph }),
		...(restppPort !== undefined && { TG_RESTPP_PORT: String(restppPort) }),
		...(gsqlPort !== undefined && { TG_GS_PORT: String(gsqlPort) }),
		...(connection.caFile !== undefined && { TG_CERT_PATH: connection.caFile }),
		TG_API_TOKEN: token,
		...(facts?.dialect === 'jwt' && { TG_JWT_TOKEN: token }),
	}
}

function portOf(url: string): string {
	const { port, protocol } = new URL(url)
	return port || (protocol === 'https:' ? '443' : '80')
}
