import { ok } from '../../model/fault.ts'
import { checkToken } from '../../work/check-token.ts'
import type { Command } from '../command.ts'
import { openToken } from '../connections/open-connection.ts'
import { nameWord, optionalTokenWord } from '../words.ts'
import { tokenJson } from './token-json.ts'

/** `tgtoken verify NAME [TOKEN]`: whether the server accepts a token now. */
export const verifyCommand: Command = {
	name: 'verify',
	summary: 'Ask the server whether it accepts a token; changes nothing there',
	words: [nameWord, optionalTokenWord],
	options: {},
	notes: ['Exit code 0: the server accepts it. 3: it does not, or could not be reached.'],
	examples: ['tgtoken verify prod-eu', 'tgtoken verify prod-eu 3f9a --json'],
	async run(context, invocation) {
		const opened = await openToken(context, invocation.words[0], invocation.words[1])
		if (!opened.ok) return opened
		const { ports, connection, token } = opened.value
		const answer = await checkToken(ports, connection, token, context.signal)
		if (!answer.ok) return answer
		const { accepted, serverCode } = answer.value
		const view = ports.history.view()
		const after = view.tokens.get(token.id) ?? token
		const code = serverCode === undefined ? '' : ` (${serverCode})`
		return ok({
			json: {
				token: tokenJson(view, after, ports.nowMs()),
				accepted,
				serverCode: serverCode ?? null,
			},
			text: (paint) =>
				accepted
					? `${paint('good', 'Accepted')}: ${connection.name} accepts ${token.masked} (${token.id}).`
					: `${paint('danger', 'Refused')}: ${connection.name} does not accept ${token.masked} (${token.id})${code}.`,
			quiet: () => '',
			exitCode: accepted ? 0 : 3,
		})
	},
}
