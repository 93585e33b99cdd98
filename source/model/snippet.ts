import type { Dialect } from './protocol.ts'

/** What a snippet can be for. */
export const snippetKinds = ['curl', 'pytigergraph', 'spark', 'jdbc', 'env'] as const

/** What a snippet is for. */
export type SnippetKind = (typeof snippetKinds)[number]

/** What a snippet is about: a server, a graph, and the token only where that was asked for. */
export type SnippetSubject = {
	/** Where REST++ and GSQL answer, no trailing slash. */
	readonly restppUrl: string
	readonly gsqlUrl: string
	readonly dialect?: Dialect
	readonly version?: string
	readonly graph?: string
	readonly caFile?: string
	readonly certFile?: string
	readonly keyFile?: string
	readonly insecure?: boolean
	/** Left out = the program takes it from the environment variable `TG_API_TOKEN`. */
	readonly token?: string
}

/**
 * A ready snippet for one of TigerGraph's clients (pyTigerGraph 2, the Spark connector, the JDBC
 * driver), for curl, or for the shell. Whatever a name or a path holds, it stays one literal.
 */
export function snippet(kind: SnippetKind, subject: SnippetSubject): string {
	return writers[kind](subject).join('\n')
}

const writers: Readonly<Record<SnippetKind, (subject: SnippetSubject) => readonly string[]>> = {
	// By a header on stdin, and printf being the shell's own: no argument that others can read.
	curl: ({ token, restppUrl, ...tls }) => [
		`printf 'Authorization: Bearer %s\\n' ${token === undefined ? '"$TG_API_TOKEN"' : shell(token)} |`,
		`  curl --fail-with-body --header @-${curlTls(tls)} ${shell(`${restppUrl}/echo`)}`,
	],

	pytigergraph({ restppUrl, gsqlUrl, dialect, graph, caFile, token }) {
		const parameter = dialect === 'jwt' ? 'jwtToken' : 'apiToken'
		const value = token === undefined ? `os.environ["${tokenVariable(dialect)}"]` : text(token)
		return [
			...(token === undefined ? ['import os'] : []),
			'from pyTigerGraph import TigerGraphConnection',
			'',
			'conn = TigerGraphConnection(',
			`    host=${text(origin(gsqlUrl))},`,
			...(graph === undefined ? [] : [`    graphname=${text(graph)},`]),
			`    restppPort=${text(portOf(restppUrl))},`,
			`    gsPort=${text(portOf(gsqlUrl))},`,
			...(isCloud(gsqlUrl) ? ['    tgCloud=True,'] : []),
			...(caFile === undefined ? [] : [`    certPath=${text(caFile)},`]),
			`    ${parameter}=${value},`,
			')',
		]
	},

	spark: ({ gsqlUrl, version, dialect, graph = '', token }) => [
		'val tgOptions = Map(',
		`  "url" -> ${text(gsqlUrl)},`,
		`  "version" -> ${text(version ?? versions[dialect ?? 'json'])},`,
		`  "graph" -> ${text(graph)},`,
		`  "token" -> ${token === undefined ? `sys.env("${tokenVariable(dialect)}")` : text(token)}`,
		')',
		'// spark.read.format("tigergraph").options(tgOptions).option("query.vertex", "…").load()',
	],

	jdbc: ({ gsqlUrl, version, dialect, graph = '', token }) => [
		'Properties properties = new Properties();',
		`properties.put("token", ${token === undefined ? `System.getenv("${tokenVariable(dialect)}")` : text(token)});`,
		`properties.put("graph", ${text(graph)});`,
		`properties.put("version", ${text(version ?? versions[dialect ?? 'json'])});`,
		`Connection connection = new com.tigergraph.jdbc.Driver().connect(${text(`jdbc:tg:${gsqlUrl}`)}, properties);`,
	],

	env({ restppUrl, gsqlUrl, dialect, graph, caFile, token }) {
		const set = (name: string, value: string) => `export ${name}=${shell(value)}`
		return [
			set('TG_HOST', origin(gsqlUrl)),
			...(graph === undefined ? [] : [set('TG_GRAPHNAME', graph)]),
			set('TG_RESTPP_PORT', portOf(restppUrl)),
			set('TG_GS_PORT', portOf(gsqlUrl)),
			...(isCloud(gsqlUrl) ? [set('TG_TGCLOUD', 'true')] : []),
			...(caFile === undefined ? [] : [set('TG_CERT_PATH', caFile)]),
			...(token === undefined ? [] : [set('TG_API_TOKEN', token)]),
			...(token !== undefined && dialect === 'jwt' ? [set('TG_JWT_TOKEN', token)] : []),
		]
	},
}

/** For clients that must be told a version where the server did not let it be read. */
const versions: Readonly<Record<Dialect, string>> = { query: '3.4.0', json: '3.9.0', jwt: '4.1.0' }

function tokenVariable(dialect: Dialect | undefined): string {
	return dialect === 'jwt' ? 'TG_JWT_TOKEN' : 'TG_API_TOKEN'
}

/** One word to a POSIX shell, whatever it holds. */
function shell(value: string): string {
	return `'${value.replaceAll("'", "'\\''")}'`
}

/** A literal of Python, Scala and Java alike: theirs read JSON's escapes. */
function text(value: string): string {
	return JSON.stringify(value)
}

function curlTls({ caFile, certFile, keyFile, insecure }: Partial<SnippetSubject>): string {
	return [
		...(caFile === undefined ? [] : [` --cacert ${shell(caFile)}`]),
		...(certFile === undefined ? [] : [` --cert ${shell(certFile)}`]),
		...(keyFile === undefined ? [] : [` --key ${shell(keyFile)}`]),
		...(insecure ? [' --insecure'] : []),
	].join('')
}

function origin(url: string): string {
	const { protocol, hostname } = new URL(url)
	return `${protocol}//${hostname}`
}

function portOf(url: string): string {
	const { port, protocol } = new URL(url)
	return port || (protocol === 'https:' ? '443' : '80')
}

function isCloud(url: string): boolean {
	return /(?:^|\.)tgcloud\./i.test(new URL(url).hostname)
}
