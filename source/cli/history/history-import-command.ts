import { countText } from '../../model/count-text.ts'
import { type Outcome, ok } from '../../model/fault.ts'
import { readHistoryCsv } from '../../model/history-csv.ts'
import { readHistoryExport } from '../../model/history-export.ts'
import { importHistory } from '../../work/import-history.ts'
import type { Command } from '../command.ts'
import { knownPassphrase, passphraseOptions } from './new-passphrase.ts'

/** `tgtoken history import FILE`: merges an export into the history. */
export const historyImportCommand: Command = {
	name: 'history import',
	summary: 'Merge an export of tgtoken’s into the history; asks no server',
	words: [{ name: 'FILE', what: 'what tgtoken history export wrote, sealed or not, JSON or CSV' }],
	options: passphraseOptions,
	notes: [
		'Importing twice does no harm. Connections that are here stay as they are; those that come with it\nhave no secret or password. What was pruned here does not come back.',
	],
	examples: ['tgtoken history import history.json', 'tgtoken history import backup.tgtoken'],
	async run(context, invocation) {
		const [path = ''] = invocation.words
		const read = await context.files.read(path)
		if (!read.ok) return read
		const isSealed = await context.files.isSealed(read.value)
		const passphrase = isSealed
			? await knownPassphrase(context, historyImportCommand, invocation, 'Passphrase of the file: ')
			: ok('')
		if (!passphrase.ok) return passphrase
		const text = isSealed ? await context.files.open(read.value, passphrase.value) : read
		if (!text.ok) return at(path, text)
		const isJson = text.value.trimStart().startsWith('{')
		const exported = isJson ? readHistoryExport(text.value) : readHistoryCsv(text.value)
		if (!exported.ok) return at(path, exported)
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const imported = await importHistory(ports.value, exported.value)
		if (!imported.ok) return at(path, imported)
		const { connections, tokens, extended, values } = imported.value
		return ok({
			json: { ...imported.value },
			text: () =>
				`Imported ${countText(tokens, 'token')}, ${values} of them with their value, and ${countText(connections, 'connection')}; learned more of ${extended}.`,
			quiet: () => '',
		})
	},
}

function at(path: string, { fault }: Outcome<unknown> & { ok: false }): Outcome<never> {
	const isOfFile = fault.code === 'file-unreadable' || fault.code === 'wrong-passphrase'
	return { ok: false, fault: isOfFile ? { ...fault, place: path } : fault }
}
