import { parseWord } from '../../model/connection-fields.ts'
import { printLifetime } from '../../model/lifetime.ts'
import { lifetimeNote } from '../../model/lifetime-unit.ts'
import { issueToken } from '../../work/issue-token.ts'
import type { Command } from '../command.ts'
import { openConnection } from '../connections/open-connection.ts'
import { wrong } from '../parse-invocation.ts'
import { nameWord } from '../words.ts'
import { expirySentence } from './expiry-text.ts'
import { lifetimeOption, readLifetime } from './lifetime-option.ts'
import { mishaps } from './mishaps.ts'
import { showOption } from './show-value.ts'
import { tokenAnswer } from './token-answer.ts'
import { unsavedNote } from './unsaved-token.ts'

/** `tgtoken issue NAME`: a new token, kept in the history and made the current one. */
export const issueCommand: Command = {
	name: 'issue',
	summary: 'Issue a new token',
	words: [nameWord],
	options: {
		...lifetimeOption,
		label: { value: 'TEXT', what: 'what it is for, so that you know it again' },
		graph: { value: 'G', what: 'for this graph instead of the connection’s' },
		global: { what: 'for all graphs; TigerGraph 4.x only' },
		'allow-existing': {
			what: 'one with a day or more left will do, refreshed; 3.9.3 to 3.11 only',
		},
		'no-current': { what: 'do not make it the connection’s current token' },
		...showOption,
	},
	notes: [unsavedNote],
	examples: [
		'tgtoken issue prod-eu --lifetime 12h --label "nightly loader"',
		'tgtoken issue prod-eu --show --json | jq -r .token.value',
	],
	async run(context, invocation) {
		const { words, texts, flags } = invocation
		if (flags.has('global') && texts.graph !== undefined) {
			return wrong(issueCommand, '--graph or --global, not both.')
		}
		const graph = parseWord(texts.graph ?? '', 'graph')
		if (!graph.ok) return graph
		const lifetime = readLifetime(texts.lifetime)
		if (!lifetime.ok) return lifetime
		const opened = await openConnection(context, words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const issued = await issueToken(
			ports,
			{
				connection,
				...(graph.value !== undefined && { graph: graph.value }),
				...(flags.has('global') && { graph: null }),
				...(flags.has('allow-existing') && { allowExisting: true as const }),
				makeCurrent: !flags.has('no-current'),
				...(lifetime.value !== undefined && { lifetimeSeconds: lifetime.value }),
				...(texts.label !== undefined && { label: texts.label }),
				...mishaps(context, invocation),
			},
			context.signal,
		)
		if (!issued.ok) return issued
		const { tokenId, given, wasHeld } = issued.value
		if (given) context.warn(lifetimeNote(given))
		return tokenAnswer(ports, tokenId, invocation, (token, paint) => {
			const seconds = token.lifetimeAskedSeconds
			const asked = seconds === undefined ? '' : ` for ${printLifetime(seconds)}`
			const end = expirySentence(token.expiresAtSeconds, ports.nowMs())
			const done = wasHeld ? 'Was there already, now refreshed:' : 'Issued'
			return `${paint('good', done)} ${token.masked} on ${connection.name}${asked} (${token.id}); it expires ${end}.`
		})
	},
}
