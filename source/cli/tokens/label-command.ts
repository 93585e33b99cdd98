import { labelToken } from '../../work/label-token.ts'
import type { Command } from '../command.ts'
import { openToken } from '../connections/open-connection.ts'
import { nameWord, tokenWord } from '../words.ts'
import { tokenAnswer } from './token-answer.ts'

/** `tgtoken label NAME TOKEN TEXT`: another label for a token. */
export const labelCommand: Command = {
	name: 'label',
	summary: 'Give a token another label',
	words: [
		nameWord,
		tokenWord,
		{ name: 'TEXT', isOptional: true, what: 'the label; left out: takes it away' },
	],
	options: {},
	examples: ['tgtoken label prod-eu 3f9a "nightly loader"'],
	async run(context, invocation) {
		const [name, text, label = ''] = invocation.words
		const opened = await openToken(context, name, text)
		if (!opened.ok) return opened
		const { ports, token } = opened.value
		const written = await labelToken(ports, token, label)
		if (!written.ok) return written
		return tokenAnswer(ports, token.id, invocation, ({ masked, id, label: now }) =>
			now ? `${masked} (${id}) is now labelled ${now}.` : `${masked} (${id}) has no label now.`,
		)
	},
}
