import { ok } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import { mask } from '../../model/mask.ts'
import { createSecret, parseAlias } from '../../work/create-secret.ts'
import type { Command } from '../command.ts'
import { openConnection } from '../connections/open-connection.ts'
import { nameWord } from '../words.ts'
import { secretsNote } from './secrets-list-command.ts'

/** `tgtoken secrets create NAME ALIAS`: a new secret, shown this once or stored. */
export const secretsCreateCommand: Command = {
	name: 'secrets create',
	summary: 'Make a secret; it is shown this once, or stored in the connection',
	words: [nameWord, { name: 'ALIAS', what: 'what to call it: letters, digits, dots, dashes' }],
	options: {
		store: { what: 'keep it as the connection’s own secret, and do not show it' },
		show: { what: 'with --store: show it all the same' },
	},
	notes: [
		secretsNote,
		'No server shows a secret again, so without --store it stands on stdout. Should --store fail after\nthe server has made it, it is shown as well.',
	],
	examples: [
		'tgtoken secrets create prod-eu loader --store',
		'tgtoken secrets create prod-eu loader --quiet | pass insert -e tg/loader',
	],
	async run(context, invocation) {
		const { words, flags } = invocation
		const alias = parseAlias(words[1] ?? '')
		if (!alias.ok) return alias
		const opened = await openConnection(context, words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const asked = { alias: alias.value, store: flags.has('store') }
		const created = await createSecret(ports, connection, asked, context.signal)
		if (!created.ok) return created
		const { value, stored, storeFault } = created.value
		const shown = !stored || flags.has('show') ? value : undefined
		if (storeFault) {
			context.warn(`It could not be stored, so keep it yourself. ${faultText(storeFault).message}`)
		}
		const place = stored ? `, and stored as the secret of ${connection.name}` : ''
		return ok({
			json: {
				secret: {
					alias: created.value.alias,
					masked: mask(value),
					stored,
					...(shown !== undefined && { value: shown }),
				},
			},
			text: (paint) =>
				[
					`${paint('good', 'Made')} the secret ${created.value.alias} (${mask(value)}) on ${connection.name}${place}.`,
					...(shown === undefined ? [] : [shown]),
				].join('\n'),
			quiet: () => shown ?? '',
			...(storeFault && { exitCode: 1 }),
		})
	},
}
