import { ok } from '../../model/fault.ts'
import type { Command } from '../command.ts'
import { tokenJson } from '../tokens/token-json.ts'
import { unsavedNote } from '../tokens/unsaved-token.ts'
import { nameWord } from '../words.ts'
import { programToken, programTokenNote, programTokenOptions } from './program-token.ts'

/** `tgtoken token NAME`: a valid token and nothing else. */
export const tokenCommand: Command = {
	name: 'token',
	summary: 'Print a valid token and nothing else, renewed if need be',
	words: [nameWord],
	options: programTokenOptions,
	notes: [programTokenNote, unsavedNote],
	examples: [
		'tgtoken token prod-eu',
		'tgtoken token prod-eu --min-ttl 1h --json | jq -r .token.expiresAt',
	],
	async run(context, invocation) {
		const found = await programToken(context, tokenCommand, invocation)
		if (!found.ok) return found
		const { ports, token, value, how } = found.value
		const view = ports.history.view()
		return ok({
			get json() {
				return { token: tokenJson(view, token, ports.nowMs(), value), how }
			},
			text: () => value,
		})
	},
}
