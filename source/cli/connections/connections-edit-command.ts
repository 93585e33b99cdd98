import type { Connection } from '../../model/connection.ts'
import type { TypedConnection } from '../../model/connection-fields.ts'
import { ok } from '../../model/fault.ts'
import { printLifetime } from '../../model/lifetime.ts'
import { faultsOfFields, saveConnection } from '../../work/save-connection.ts'
import type { Command, Invocation } from '../command.ts'
import { wrong } from '../parse-invocation.ts'
import { nameWord } from '../words.ts'
import { connectionJson } from './connection-json.ts'
import { connectionOptions, readCredentials, wholePath } from './connection-options.ts'
import { openConnection } from './open-connection.ts'

/** `tgtoken connections edit NAME`: changes what is given and leaves the rest. */
export const connectionsEditCommand: Command = {
	name: 'connections edit',
	summary: 'Change a connection: what is given changes, the rest stays',
	words: [nameWord],
	options: {
		...connectionOptions,
		name: { value: 'NEW', what: 'another name for it' },
		'no-insecure': { what: 'verify the server’s certificate again' },
		'no-production': { what: 'take the production mark away' },
		'no-read-only': { what: 'take the read-only mark away' },
	},
	notes: ['An empty value takes away what can be left out: --graph= or --restpp-port=.'],
	examples: [
		'tgtoken connections edit prod-eu --secret-file ./new-secret',
		'tgtoken connections edit prod-eu --default-lifetime 7d --no-read-only',
	],
	async run(context, invocation) {
		const { flags } = invocation
		for (const mark of ['insecure', 'production', 'read-only']) {
			if (flags.has(mark) && flags.has(`no-${mark}`)) {
				return wrong(connectionsEditCommand, `--${mark} or --no-${mark}, not both.`)
			}
		}
		const opened = await openConnection(context, invocation.words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const typed = changed(connection, invocation)
		const [fault] = faultsOfFields(ports.history.view(), typed, connection.id)
		if (fault) return { ok: false, fault: fault.fault }
		const credentials = await readCredentials(context, connectionsEditCommand, invocation)
		if (!credentials.ok) return credentials
		const saved = await saveConnection(ports, {
			typed,
			credentials: credentials.value,
			editedId: connection.id,
		})
		if (!saved.ok) return saved
		return ok({
			json: { connection: connectionJson(ports.history.view(), saved.value, ports.nowMs()) },
			text: () => `Changed ${saved.value.name}.`,
			quiet: () => saved.value.name,
		})
	},
}

function changed(connection: Connection, { texts, flags }: Invocation): TypedConnection {
	const mark = (name: string, before: boolean) =>
		flags.has(name) || (before && !flags.has(`no-${name}`))
	return {
		name: texts.name ?? connection.name,
		url: texts.url ?? connection.url,
		graph: texts.graph ?? connection.graph ?? '',
		restppPort: texts['restpp-port'] ?? portText(connection.restppPort),
		gsqlPort: texts['gsql-port'] ?? portText(connection.gsqlPort),
		protocol: texts.protocol ?? connection.protocol,
		user: texts.user ?? connection.user ?? '',
		secretAlias: texts['secret-alias'] ?? connection.secretAlias ?? '',
		defaultLifetime: texts['default-lifetime'] ?? printLifetime(connection.defaultLifetimeSeconds),
		caFile: wholePath(texts['ca-file']) ?? connection.caFile ?? '',
		certFile: wholePath(texts['client-cert']) ?? connection.certFile ?? '',
		keyFile: wholePath(texts['client-key']) ?? connection.keyFile ?? '',
		insecure: mark('insecure', connection.insecure ?? false),
		production: mark('production', connection.production),
		readOnly: mark('read-only', connection.readOnly),
	}
}

function portText(port: number | undefined): string {
	return port === undefined ? '' : String(port)
}
