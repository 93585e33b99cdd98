import { lifetimeNote } from '../../model/lifetime-unit.ts'
import { rotateToken } from '../../work/rotate-token.ts'
import type { Command } from '../command.ts'
import { openToken } from '../connections/open-connection.ts'
import { nameWord, optionalTokenWord } from '../words.ts'
import { expirySentence } from './expiry-text.ts'
import { lifetimeOption, readLifetime } from './lifetime-option.ts'
import { showOption } from './show-value.ts'
import { tokenAnswer } from './token-answer.ts'
import { keepUnsaved, unsavedNote } from './unsaved-token.ts'

/** `tgtoken rotate NAME [TOKEN]`: a new token in the place of another, which is deleted. */
export const rotateCommand: Command = {
	name: 'rotate',
	summary: 'Put a new token in a token’s place, then delete the old one',
	words: [nameWord, optionalTokenWord],
	options: { ...lifetimeOption, ...showOption },
	notes: [
		'The old token is deleted only once the new one is held. Label and current mark move over.\nPrograms that still use the old one stop working at once.',
		unsavedNote,
	],
	examples: ['tgtoken rotate prod-eu', 'tgtoken rotate prod-eu 3f9a --lifetime 7d --show'],
	async run(context, invocation) {
		const { words, texts } = invocation
		const lifetime = readLifetime(texts.lifetime)
		if (!lifetime.ok) return lifetime
		const opened = await openToken(context, words[0], words[1])
		if (!opened.ok) return opened
		const { ports, connection, token: before } = opened.value
		const rotated = await rotateToken(
			ports,
			connection,
			before,
			{
				...(lifetime.value !== undefined && { lifetimeSeconds: lifetime.value }),
				onUnsaved: (token) => keepUnsaved(context, invocation, token),
			},
			context.signal,
		)
		if (!rotated.ok) return rotated
		const { tokenId, oldStillThere, given } = rotated.value
		if (given) context.warn(lifetimeNote(given))
		if (oldStillThere) {
			context.warn(
				`The old token ${before.masked} (${before.id}) could not be deleted and may still be live: tgtoken delete ${connection.name} ${before.id}`,
			)
		}
		return tokenAnswer(
			ports,
			tokenId,
			invocation,
			(token, paint) =>
				`${paint('good', 'Rotated')} ${before.masked}: ${token.masked} (${token.id}) takes its place on ${connection.name}; it expires ${expirySentence(token.expiresAtSeconds, ports.nowMs())}.`,
			{ replaced: before.id, ...(oldStillThere && { oldStillThere }) },
		)
	},
}
