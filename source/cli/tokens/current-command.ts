import { setCurrent } from '../../work/set-current.ts'
import type { Command } from '../command.ts'
import { openToken } from '../connections/open-connection.ts'
import { nameWord, optionalTokenWord } from '../words.ts'
import { tokenAnswer } from './token-answer.ts'

/** `tgtoken current NAME [TOKEN]`: shows the connection's current token, or makes one it. */
export const currentCommand: Command = {
	name: 'current',
	summary: 'Make a token its connection’s current one, or show which one is',
	words: [nameWord, { ...optionalTokenWord, what: 'the token to make current' }],
	options: {},
	examples: ['tgtoken current prod-eu', 'tgtoken current prod-eu 3f9a'],
	async run(context, invocation) {
		const [name, text] = invocation.words
		const opened = await openToken(context, name, text)
		if (!opened.ok) return opened
		const { ports, connection, token } = opened.value
		if (text !== undefined) {
			const written = await setCurrent(ports, token)
			if (!written.ok) return written
		}
		return tokenAnswer(
			ports,
			token.id,
			invocation,
			({ masked, id }) => `The current token of ${connection.name} is ${masked} (${id}).`,
		)
	},
}
