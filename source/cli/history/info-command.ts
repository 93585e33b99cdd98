import { ok } from '../../model/fault.ts'
import { isoInstant } from '../../model/instant-text.ts'
import { listConnections } from '../../work/find-connection.ts'
import { listTokens } from '../../work/find-token.ts'
import type { Command } from '../command.ts'
import { faultJson } from '../fault-json.ts'
import { infoText } from './info-text.ts'

/** `tgtoken info`: where things lie and which version this is, also where the history cannot be read. */
export const infoCommand: Command = {
	name: 'info',
	summary: 'Show where everything lies, how it is sealed, and the version',
	words: [],
	options: {},
	notes: [
		'A history that cannot be read is said, and ends with exit code 1; everything else is shown.',
	],
	examples: ['tgtoken info', 'tgtoken info --json'],
	async run(context) {
		const ports = await context.openPorts()
		// After opening, which may have made, repaired or set aside some of them.
		const { files, nodePath, ...places } = await context.places()
		const history = ports.ok ? ports.value.history : undefined
		const status = history?.status()
		const view = history?.view()
		const info = {
			version: context.version,
			node: process.versions.node,
			nodePath,
			...places,
			keyPlace: status?.keyPlace ?? null,
			readOnlyBecause: status?.readOnlyBecause ?? null,
			connections: view ? listConnections(view).length : null,
			tokens: view ? listTokens(view).length : null,
			files: files.map(({ modifiedAtMs, ...file }) => ({
				...file,
				modifiedAt: isoInstant(modifiedAtMs) ?? null,
				modifiedAtSeconds: Math.floor(modifiedAtMs / 1000),
			})),
			log: null,
			notices: status?.notices ?? [],
			problem: ports.ok ? null : faultJson(ports.fault),
		}
		return ok({
			json: { info },
			text: (paint) => infoText(info, paint),
			exitCode: ports.ok ? 0 : 1,
		})
	},
}
