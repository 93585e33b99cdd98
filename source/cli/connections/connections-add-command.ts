import { ok } from '../../model/fault.ts'
import { faultsOfFields, saveConnection } from '../../work/save-connection.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { wrong } from '../parse-invocation.ts'
import { isSecretGiven, takenFromEnvironment } from '../read-secret.ts'
import { connectionJson } from './connection-json.ts'
import { connectionOptions, readCredentials, wholePath } from './connection-options.ts'

/** `tgtoken connections add NAME --url URL`: a new connection. */
export const connectionsAddCommand: Command = {
	name: 'connections add',
	summary: 'Add a connection to a TigerGraph server; asks no server',
	words: [{ name: 'NAME', what: 'what you will call it: letters, digits, dots, dashes' }],
	options: connectionOptions,
	notes: [
		'Secrets and passwords are never an argument’s value, where others can read them. One line break\nat their end is taken off.',
		'Where neither is given, the secret is taken from TGTOKEN_SECRET or TG_SECRET; with --user, the\npassword from TGTOKEN_PASSWORD or TG_PASSWORD.',
	],
	examples: [
		'tgtoken connections add prod-eu --url https://tg.example.com:9000 --graph social --secret-file ./secret --production',
		'pass show tg/lab | tgtoken connections add lab --url http://127.0.0.1 --graph tests --user ana --password-stdin',
	],
	async run(context, given) {
		const invocation = withEnvironment(context, given)
		const { texts } = invocation
		if (texts.url === undefined) return wrong(connectionsAddCommand, '--url is missing.')
		const hasPassword = isSecretGiven(invocation, 'password')
		if (hasPassword !== (texts.user !== undefined)) {
			return wrong(
				connectionsAddCommand,
				'a user and a password are given together: --user U with --password-stdin or --password-file.',
			)
		}
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const typed = typedConnection(invocation)
		// Before a secret is read from anybody's stdin: is the rest in order?
		const [fault] = faultsOfFields(ports.value.history.view(), typed)
		if (fault) return { ok: false, fault: fault.fault }
		const credentials = await readCredentials(context, connectionsAddCommand, invocation)
		if (!credentials.ok) return credentials
		const saved = await saveConnection(ports.value, { typed, credentials: credentials.value })
		if (!saved.ok) return saved
		const connection = saved.value
		if (!connection.hasSecret && !connection.hasPassword) {
			context.note(
				`${connection.name} has neither a secret nor a user with password yet, so it cannot issue tokens.`,
			)
		}
		const view = ports.value.history.view()
		return ok({
			json: { connection: connectionJson(view, connection, ports.value.nowMs()) },
			text: () =>
				`Added ${connection.name}. See whether it answers: tgtoken connections test ${connection.name}`,
			quiet: () => connection.name,
		})
	},
}

/** Where nothing is said of a secret or password, what stands in the environment is taken, and said. */
function withEnvironment(context: CommandContext, invocation: Invocation): Invocation {
	if (isSecretGiven(invocation, 'secret') || isSecretGiven(invocation, 'password'))
		return invocation
	const kind = invocation.texts.user === undefined ? 'secret' : 'password'
	return takenFromEnvironment(context, invocation, kind)
}

function typedConnection({ words, texts, flags }: Invocation) {
	return {
		name: words[0] ?? '',
		url: texts.url ?? '',
		graph: texts.graph ?? '',
		restppPort: texts['restpp-port'] ?? '',
		gsqlPort: texts['gsql-port'] ?? '',
		protocol: texts.protocol ?? '',
		user: texts.user ?? '',
		secretAlias: texts['secret-alias'] ?? '',
		defaultLifetime: texts['default-lifetime'] ?? '30d',
		caFile: wholePath(texts['ca-file']) ?? '',
		certFile: wholePath(texts['client-cert']) ?? '',
		keyFile: wholePath(texts['client-key']) ?? '',
		insecure: flags.has('insecure'),
		production: flags.has('production'),
		readOnly: flags.has('read-only'),
	}
}
