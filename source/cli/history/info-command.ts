import { ok } from '../../model/fault.ts'
import { listConnections } from '../../work/find-connection.ts'
import { listTokens } from '../../work/find-token.ts'
import type { Command } from '../command.ts'

/** `tgtoken info`: where things lie and which version this is. */
export const infoCommand: Command = {
	name: 'info',
	summary: 'Show where the history and its key lie, and which version this is',
	words: [],
	options: {},
	examples: ['tgtoken info', 'tgtoken info --json'],
	async run(context) {
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const { history } = ports.value
		const { folder, keyPlace, readOnlyBecause, notices } = history.status()
		const info = {
			version: context.version,
			node: process.versions.node,
			folder,
			keyPlace,
			readOnlyBecause: readOnlyBecause ?? null,
			connections: listConnections(history.view()).length,
			tokens: listTokens(history.view()).length,
			notices,
		}
		const rows = [
			['version', `${info.version} on Node ${info.node}`],
			['history', folder],
			['key', keyPlace],
			['holds', `${info.connections} connections, ${info.tokens} tokens`],
			['writing', readOnlyBecause ?? 'allowed'],
		] as const
		return ok({
			json: { info },
			text: (paint) =>
				rows.map(([name, value]) => `${paint('dim', name.padEnd(7))}  ${value}`).join('\n'),
		})
	},
}
