import { countText } from '../../model/count-text.ts'
import { ok } from '../../model/fault.ts'
import type { Command } from '../command.ts'

/** `tgtoken history repair`: takes in whatever is whole anywhere in the folder. */
export const historyRepairCommand: Command = {
	name: 'history repair',
	summary: 'Take in what is whole in any file, and write it anew',
	words: [],
	options: {},
	notes: [
		'Backups are read, and damaged files that were set aside. Nothing is thrown away, and what was\npruned stays pruned. The history repairs itself when it is opened; this is for what\ncame to light later.',
	],
	examples: ['tgtoken history repair'],
	async run(context) {
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const repaired = await ports.value.history.repair()
		if (!repaired.ok) return repaired
		const { files, tokensBefore, tokensAfter, recovered } = repaired.value
		const came = tokensAfter - tokensBefore
		return ok({
			json: { ...repaired.value },
			text: () =>
				recovered === 0
					? `Read ${countText(files.length, 'file')}; nothing was missing of ${countText(tokensAfter, 'token')}.`
					: `Read ${countText(files.length, 'file')}; ${countText(recovered, 'record')} came back, ${countText(came, 'token')} among them.`,
			quiet: () => '',
		})
	},
}
