import { ok } from '../model/fault.ts'
import type { Command } from './command.ts'
import { inspectText } from './inspect-text.ts'
import { openToken } from './open-connection.ts'
import { shownValue, showOption } from './show-value.ts'
import { readJwt, tokenDetailJson } from './token-detail-json.ts'
import { tokenJson } from './token-json.ts'
import { nameWord, optionalTokenWord } from './words.ts'

/** `tgtoken inspect NAME [TOKEN]`: all that is known of one token; asks no server. */
export const inspectCommand: Command = {
	name: 'inspect',
	summary: 'Show everything known of a token; asks no server',
	words: [nameWord, optionalTokenWord],
	options: showOption,
	examples: ['tgtoken inspect prod-eu 3f9a', 'tgtoken inspect prod-eu --json'],
	async run(context, invocation) {
		const opened = await openToken(context, invocation.words[0], invocation.words[1])
		if (!opened.ok) return opened
		const { ports, token: found } = opened.value
		const shown = await shownValue(ports, found, invocation)
		if (!shown.ok) return shown
		// For reading a JWT's claims the value stays inside the program; nothing is handed out.
		const held = found.form === 'jwt' ? await ports.history.tokenValue(found.id) : undefined
		const jwt = readJwt(held?.ok ? held.value : undefined)
		const view = ports.history.view()
		const token = view.tokens.get(found.id) ?? found
		const nowMs = ports.nowMs()
		return ok({
			json: {
				token: {
					...tokenJson(view, token, nowMs, shown.value),
					...tokenDetailJson(token, jwt),
				},
			},
			text: (paint) => inspectText(view, token, { nowMs, jwt, value: shown.value }, paint),
		})
	},
}
