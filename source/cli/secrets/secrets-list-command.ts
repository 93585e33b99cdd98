import { ok } from '../../model/fault.ts'
import { listSecrets } from '../../work/list-secrets.ts'
import type { SecretEntry } from '../../work/ports.ts'
import { tokensOfSecret } from '../../work/tokens-of-secret.ts'
import type { Command } from '../command.ts'
import { openConnection } from '../connections/open-connection.ts'
import { jsonLinesAnswer, jsonlOption } from '../json-lines.ts'
import { tableText } from '../table-text.ts'
import { nameWord } from '../words.ts'

/** For the help of every command about secrets. */
export const secretsNote =
	'It takes a connection with a user and a password. On TigerGraph 3.x secrets belong to a graph, the\nconnection’s; on 4.x to the user.'

/** `tgtoken secrets list NAME`: the secrets of the connection's user, masked. */
export const secretsListCommand: Command = {
	name: 'secrets list',
	summary: 'List the secrets of the connection’s user on its server, masked',
	words: [nameWord],
	options: jsonlOption('secret'),
	notes: [secretsNote],
	examples: ['tgtoken secrets list prod-eu', 'tgtoken secrets list prod-eu --json'],
	async run(context, invocation) {
		const opened = await openConnection(context, invocation.words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const listed = await listSecrets(ports, connection, context.signal)
		if (!listed.ok) return listed
		const view = ports.history.view()
		const nowMs = ports.nowMs()
		const rows = listed.value.map((entry) => {
			const { named, perhaps } = tokensOfSecret(view, connection, entry, nowMs)
			return { ...entry, tokens: named.length, perhaps: perhaps.length }
		})
		if (invocation.flags.has('jsonl')) return ok(jsonLinesAnswer(rows.map(secretJson)))
		return ok({
			json: { secrets: rows.map(secretJson) },
			text: (paint) =>
				rows.length === 0
					? `${connection.user} has no secrets on ${connection.name}${connection.graph ? `, graph ${connection.graph}` : ''}.`
					: tableText<Row>(
							[
								{ title: 'ALIAS', cell: ({ alias }) => ({ text: alias, tone: 'strong' }) },
								{
									title: 'SECRET',
									cell: ({ masked, isStored }) => (isStored ? `${masked} ★` : masked),
								},
								{ title: 'GRAPH', cell: ({ graph }) => graph ?? '' },
								{ title: 'LIVE TOKENS', isRight: true, cell: countText },
							],
							rows,
							paint,
						),
			quiet: () => rows.map(({ alias }) => alias).join('\n'),
		})
	},
}

type Row = SecretEntry & { readonly tokens: number; readonly perhaps: number }

function secretJson({ alias, masked, graph, isStored, tokens, perhaps }: Row) {
	return { alias, masked, graph: graph ?? null, stored: isStored, tokens, perhapsTokens: perhaps }
}

function countText({ tokens, perhaps }: Row): string {
	return perhaps === 0 ? String(tokens) : `${tokens}–${tokens + perhaps}`
}
