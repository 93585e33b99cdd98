import type { Connection } from '../../model/connection.ts'
import { connectionFile } from '../../model/connection-file.ts'
import { ok } from '../../model/fault.ts'
import { findConnection, listConnections } from '../../work/find-connection.ts'
import type { Command } from '../command.ts'
import { nameWord } from '../words.ts'

/** `tgtoken connections export [NAME…]`: connections as a file, without anything secret. */
export const connectionsExportCommand: Command = {
	name: 'connections export',
	summary: 'Print connections as JSON that can be imported; no secret is in it',
	words: [
		{ ...nameWord, name: 'NAME…', isOptional: true, isMany: true, what: 'those; left out: all' },
	],
	options: {},
	notes: ['Secrets, passwords and tokens stay here: put them in again where it is imported.'],
	examples: [
		'tgtoken connections export | tee connections.json',
		'tgtoken connections export prod-eu lab --json',
	],
	async run(context, invocation) {
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const view = ports.value.history.view()
		const named = new Map<string, Connection>()
		for (const name of invocation.words) {
			const found = findConnection(view, name)
			if (!found.ok) return found
			named.set(found.value.id, found.value)
		}
		const file = connectionFile(named.size > 0 ? [...named.values()] : listConnections(view))
		return ok({ json: file, text: () => JSON.stringify(file, null, '\t') })
	},
}
