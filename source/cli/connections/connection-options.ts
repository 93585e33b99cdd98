import { resolve } from 'node:path'
import { type Outcome, ok } from '../../model/fault.ts'
import type { CredentialsChange } from '../../work/ports.ts'
import type { Command, Invocation, OptionSpec } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { onlyOneFromStdin, readSecret, secretOptions } from '../read-secret.ts'

/** What `connections add` and `connections edit` take alike. */
export const connectionOptions: Readonly<Record<string, OptionSpec>> = {
	url: { value: 'URL', what: 'http or https, the host, perhaps a port and a path' },
	graph: { value: 'G', what: 'the graph its tokens are for' },
	'restpp-port': { value: 'N', what: 'REST++ port; found by itself if left out' },
	'gsql-port': { value: 'N', what: 'GSQL port; found by itself if left out' },
	protocol: {
		value: 'auto|3.4|3.9|4.1',
		values: ['auto', '3.4', '3.9', '4.1'],
		what: 'the server’s version; found by itself if left out',
	},
	...secretOptions('secret'),
	'secret-alias': { value: 'ALIAS', what: 'what the secret is called on the server' },
	user: { value: 'U', what: 'a user, with a password instead of a secret or beside it' },
	...secretOptions('password'),
	'default-lifetime': { value: '30d', what: 'of tokens for which none is given; 30d if left out' },
	'ca-file': {
		value: 'FILE',
		values: 'file',
		what: 'PEM: the authority to trust in place of the machine’s own',
	},
	'client-cert': { value: 'FILE', values: 'file', what: 'PEM: this client’s certificate' },
	'client-key': { value: 'FILE', values: 'file', what: 'PEM: its key' },
	insecure: { what: 'do NOT verify the server’s certificate; others can then listen in' },
	production: { what: 'ask for its name to be typed before anything is deleted' },
	'read-only': { what: 'never issue, refresh or delete anything there' },
}

/** A file's whole path, counted from where the user stands; an empty value takes it away. */
export function wholePath(text: string | undefined): string | undefined {
	return text === undefined || text.trim() === '' ? text : resolve(text)
}

/** The secret and the password that the options name, read from where they are. */
export async function readCredentials(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	invocation: Invocation,
): Promise<Outcome<CredentialsChange>> {
	const single = onlyOneFromStdin(command, invocation)
	if (!single.ok) return single
	const secret = await readSecret(context, command, invocation, 'secret')
	if (!secret.ok) return secret
	const password = await readSecret(context, command, invocation, 'password')
	if (!password.ok) return password
	return ok({
		...(secret.value !== undefined && { secret: secret.value }),
		...(password.value !== undefined && { password: password.value }),
	})
}
