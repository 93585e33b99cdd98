import { countText } from '../../model/count-text.ts'
import { type Outcome, ok } from '../../model/fault.ts'
import { historyAsCsv } from '../../model/history-csv.ts'
import { exportHistory } from '../../work/export-history.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { wrong } from '../parse-invocation.ts'
import { newPassphrase, passphraseOptions } from './new-passphrase.ts'

/** `tgtoken history export`: the history as one file. */
export const historyExportCommand: Command = {
	name: 'history export',
	summary: 'Print the history as JSON or CSV; no tokens in it unless asked for',
	words: [],
	options: {
		csv: { what: 'as a table, for spreadsheets; it can be imported too' },
		to: { value: 'FILE', what: 'write a new file (0600) and print nothing of it', values: 'file' },
		'with-tokens': { what: 'the tokens themselves too' },
		sealed: { what: 'seal it with a passphrase' },
		...passphraseOptions,
	},
	notes: ['Secrets and passwords of connections are never in it.'],
	examples: [
		'tgtoken history export --to history.json',
		'tgtoken history export --with-tokens --sealed --to backup.tgtoken',
		'tgtoken history export --csv | column -s, -t',
	],
	async run(context, invocation) {
		const { texts, flags } = invocation
		if (flags.has('csv') && flags.has('json') && texts.to === undefined) {
			return wrong(historyExportCommand, 'one of --csv and --json, not both.')
		}
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const exported = await exportHistory(ports.value, { withTokens: flags.has('with-tokens') })
		if (!exported.ok) return exported
		const plain = flags.has('csv')
			? historyAsCsv(exported.value, ports.value.nowMs())
			: `${JSON.stringify(exported.value)}\n`
		const text = await sealedWhereAsked(context, invocation, plain)
		if (!text.ok) return text
		if (texts.to === undefined) {
			const json: Readonly<Record<string, unknown>> = flags.has('sealed')
				? JSON.parse(text.value)
				: exported.value
			return ok({ json, text: () => text.value.replace(/\r?\n$/, '') })
		}
		const written = await context.files.write(texts.to, text.value)
		if (!written.ok) return written
		const { connections, tokens } = exported.value
		const counts = { connections: connections.length, tokens: tokens.length }
		const isSealed = flags.has('sealed')
		return ok({
			json: { written: texts.to, ...counts, sealed: isSealed },
			text: () =>
				`Wrote ${countText(counts.tokens, 'token')} and ${countText(counts.connections, 'connection')}${isSealed ? ', sealed,' : ''} to ${texts.to}.`,
			quiet: () => '',
		})
	},
}

async function sealedWhereAsked(
	context: CommandContext,
	invocation: Invocation,
	text: string,
): Promise<Outcome<string>> {
	if (!invocation.flags.has('sealed')) return ok(text)
	const passphrase = await newPassphrase(context, historyExportCommand, invocation)
	return passphrase.ok ? ok(await context.files.seal(text, passphrase.value)) : passphrase
}
