import { failed, ok } from '../../model/fault.ts'
import { dropSecret } from '../../work/drop-secret.ts'
import { listSecrets } from '../../work/list-secrets.ts'
import type { Ports, SecretEntry } from '../../work/ports.ts'
import { secretsFault } from '../../work/secrets-access.ts'
import { type TokensOfSecret, tokensOfSecret } from '../../work/tokens-of-secret.ts'
import type { Command } from '../command.ts'
import { confirm } from '../confirm.ts'
import { openConnection } from '../connections/open-connection.ts'
import { tokenJson } from '../tokens/token-json.ts'
import { tokenTable } from '../tokens/token-table.ts'
import { nameWord } from '../words.ts'
import { secretsNote } from './secrets-list-command.ts'

/** `tgtoken secrets drop NAME ALIAS`: drops a secret, and with it, on 3.x, its tokens. */
export const secretsDropCommand: Command = {
	name: 'secrets drop',
	summary: 'Drop a secret on the server; on TigerGraph 3.x its tokens end with it',
	words: [nameWord, { name: 'ALIAS', what: 'the secret’s alias, as the list has it' }],
	options: { yes: { what: 'do not ask; needed where there is no terminal to ask on' } },
	notes: [
		secretsNote,
		'Whether tokens of 4.x end with their secret is not documented: in the history they are unknown\nuntil they are verified. A connection whose own secret is dropped forgets it.',
	],
	examples: ['tgtoken secrets drop prod-eu loader', 'tgtoken secrets drop prod-eu loader --yes'],
	async run(context, invocation) {
		const { words, flags } = invocation
		const opened = await openConnection(context, words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const fault = secretsFault(connection, 'change')
		if (fault) return { ok: false, fault }
		const listed = await listSecrets(ports, connection, context.signal)
		if (!listed.ok) return listed
		const entry = listed.value.find(({ alias }) => alias === words[1])
		if (!entry) {
			// Not what was typed: it may be the secret itself.
			return failed('no-such-secret', { connection: connection.name })
		}
		const view = ports.history.view()
		const hanging = tokensOfSecret(view, connection, entry, ports.nowMs())
		const isJwt = view.servers.get(connection.id)?.facts?.dialect === 'jwt'
		const confirmed = await confirm(context, {
			connection,
			yes: flags.has('yes'),
			about: aboutSecret(ports, connection.name, entry, hanging, isJwt),
			action: 'drop it',
			kept: 'nothing was dropped',
		})
		if (!confirmed.ok) return confirmed
		const dropped = await dropSecret(ports, connection, entry, context.signal)
		if (!dropped.ok) return dropped
		const { ended, doubted, forgotten } = dropped.value
		const tokens = (ids: readonly string[]) => {
			const after = ports.history.view()
			return ids.flatMap((id) => {
				const token = after.tokens.get(id)
				return token ? [tokenJson(after, token, ports.nowMs())] : []
			})
		}
		return ok({
			json: { dropped: entry.alias, ended: tokens(ended), doubted: tokens(doubted), forgotten },
			text: (paint) =>
				[
					`${paint('good', 'Dropped')} the secret ${entry.alias} on ${connection.name}.`,
					...(ended.length > 0 ? [`Ended with it: ${ended.join(', ')}`] : []),
					...(doubted.length > 0
						? [
								`Unknown until verified: ${doubted.join(', ')} (tgtoken verify ${connection.name} ID)`,
							]
						: []),
					...(forgotten
						? [`It was the connection’s own, and is forgotten there; the password is still in use.`]
						: []),
				].join('\n'),
			quiet: () => '',
		})
	},
}

function aboutSecret(
	ports: Ports,
	connection: string,
	{ alias, masked, graph, isStored }: SecretEntry,
	{ named, perhaps }: TokensOfSecret,
	isJwt: boolean,
): readonly string[] {
	const table = (tokens: TokensOfSecret['named']) =>
		tokenTable(ports.history.view(), tokens, ports.nowMs(), (_tone, text) => text, {
			withConnection: false,
		})
	const fate = isJwt
		? 'Whether these tokens end with it is not documented for TigerGraph 4.x:'
		: 'These tokens end with it, and what uses them stops working at once:'
	return [
		`The secret ${alias} (${masked}) on ${connection}${graph ? `, graph ${graph}` : ''}.`,
		...(isStored ? [`It is the secret stored in ${connection}, which forgets it.`] : []),
		...(named.length > 0 ? [fate, table(named)] : []),
		...(perhaps.length > 0
			? [
					'Issued with this or an earlier secret of the connection, and perhaps ending too:',
					table(perhaps),
				]
			: []),
		'Tokens issued with it elsewhere are not in this history. This cannot be undone.',
	]
}
