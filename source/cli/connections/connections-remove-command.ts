import { ok } from '../../model/fault.ts'
import { leftBehind, removeConnection } from '../../work/remove-connection.ts'
import type { Command } from '../command.ts'
import { confirm } from '../confirm.ts'
import { nameWord } from '../words.ts'
import { connectionJson } from './connection-json.ts'
import { openConnection } from './open-connection.ts'

/** `tgtoken connections remove NAME`: forgets a connection and its secrets, keeps its history. */
export const connectionsRemoveCommand: Command = {
	name: 'connections remove',
	summary: 'Forget a connection with its secret and password; revokes nothing',
	words: [nameWord],
	options: { yes: { what: 'do not ask; needed where there is no terminal to ask on' } },
	notes: [
		'Its tokens stay as they are on the server and in the history, and come back into use when a\nconnection of the same name and URL is added again.',
	],
	examples: ['tgtoken connections remove lab', 'tgtoken connections remove lab --yes'],
	async run(context, invocation) {
		const opened = await openConnection(context, invocation.words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const { tokens, mayBeLive } = leftBehind(ports.history.view(), connection.id, ports.nowMs())
		const stays = `${tokens} of its tokens stay in the history, ${mayBeLive} of them may still be live on the server; nothing is revoked.`
		const confirmed = await confirm(context, {
			connection,
			yes: invocation.flags.has('yes'),
			about: [`Removing ${connection.name} forgets its secret and password.`, stays],
			action: 'remove it',
			kept: 'nothing was removed',
		})
		if (!confirmed.ok) return confirmed
		const removed = await removeConnection(ports, connection)
		if (!removed.ok) return removed
		const view = ports.history.view()
		const after = view.connections.get(connection.id) ?? connection
		return ok({
			json: {
				connection: connectionJson(view, after, ports.nowMs()),
				removed: true,
				tokensLeft: tokens,
				mayBeLive,
			},
			text: () => `Removed ${connection.name}. ${stays}`,
			quiet: () => '',
		})
	},
}
