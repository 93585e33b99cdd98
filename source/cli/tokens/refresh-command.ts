import { lifetimeNote } from '../../model/lifetime-unit.ts'
import { refreshToken } from '../../work/refresh-token.ts'
import type { Command } from '../command.ts'
import { openToken } from '../connections/open-connection.ts'
import { nameWord, optionalTokenWord } from '../words.ts'
import { expirySentence } from './expiry-text.ts'
import { lifetimeOption, readLifetime } from './lifetime-option.ts'
import { showOption } from './show-value.ts'
import { tokenAnswer } from './token-answer.ts'
import { keepUnsaved, unsavedNote } from './unsaved-token.ts'

/** `tgtoken refresh NAME [TOKEN]`: more time for a token; on 4.x another in its place. */
export const refreshCommand: Command = {
	name: 'refresh',
	summary: 'Give a token more time: it expires at now + lifetime',
	words: [nameWord, optionalTokenWord],
	options: { ...lifetimeOption, ...showOption },
	notes: [
		'TigerGraph 4.x cannot refresh a token. There this rotates it: a new token is issued, and once\nthat is held the old one is deleted. Programs need the new one.',
		unsavedNote,
	],
	examples: ['tgtoken refresh prod-eu', 'tgtoken refresh prod-eu 3f9a --lifetime 7d'],
	async run(context, invocation) {
		const { words, texts } = invocation
		const lifetime = readLifetime(texts.lifetime)
		if (!lifetime.ok) return lifetime
		const opened = await openToken(context, words[0], words[1])
		if (!opened.ok) return opened
		const { ports, connection, token: before } = opened.value
		const renewed = await refreshToken(
			ports,
			connection,
			before,
			{
				...(lifetime.value !== undefined && { lifetimeSeconds: lifetime.value }),
				onUnsaved: (token) => keepUnsaved(context, invocation, token),
			},
			context.signal,
		)
		if (!renewed.ok) return renewed
		const { tokenId, replaced, oldStillThere, given } = renewed.value
		if (given) context.warn(lifetimeNote(given))
		if (oldStillThere) {
			context.note(
				`The old token ${before.masked} (${before.id}) could not be deleted and may still be live: tgtoken delete ${connection.name} ${before.id}`,
			)
		}
		return tokenAnswer(
			ports,
			tokenId,
			invocation,
			(token, paint) => {
				const nowMs = ports.nowMs()
				const done = replaced
					? `${paint('good', 'Rotated')} ${before.masked}: ${token.masked} (${token.id}) takes its place`
					: `${paint('good', 'Refreshed')} ${token.masked} on ${connection.name} (${token.id})`
				const was = expirySentence(before.expiresAtSeconds, nowMs)
				return `${done}; it expires ${expirySentence(token.expiresAtSeconds, nowMs)}, before: ${was}.`
			},
			{
				...(replaced !== undefined && { replaced }),
				...(oldStillThere && { oldStillThere }),
			},
		)
	},
}
