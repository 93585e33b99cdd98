import type { Connection } from '../../model/connection.ts'
import type { Outcome } from '../../model/fault.ts'
import { lifetimeNote } from '../../model/lifetime-unit.ts'
import type { Token } from '../../model/token.ts'
import type { Ports } from '../../work/ports.ts'
import type { RefreshOptions, Renewed } from '../../work/refresh-token.ts'
import type { Command } from '../command.ts'
import { openToken } from '../connections/open-connection.ts'
import { expirySentence } from './expiry-text.ts'
import { readLifetime } from './lifetime-option.ts'
import { mishaps } from './mishaps.ts'
import { tokenAnswer } from './token-answer.ts'

/** A use case that gives a token more time, or puts another in its place. */
type Renewal = (
	ports: Ports,
	connection: Connection,
	token: Token,
	options: RefreshOptions,
	signal?: AbortSignal,
) => Promise<Outcome<Renewed>>

/**
 * What `refresh` and `rotate` do alike: renews the token that the words name, and says what came of it,
 * also where the old token could not be deleted or the server gave another lifetime than it was asked for.
 */
export function renew(renewToken: Renewal): Command['run'] {
	return async (context, invocation) => {
		const { words, texts } = invocation
		const lifetime = readLifetime(texts.lifetime)
		if (!lifetime.ok) return lifetime
		const opened = await openToken(context, words[0], words[1])
		if (!opened.ok) return opened
		const { ports, connection, token: before } = opened.value
		const options: RefreshOptions = {
			...(lifetime.value !== undefined && { lifetimeSeconds: lifetime.value }),
			...mishaps(context, invocation),
		}
		const renewed = await renewToken(ports, connection, before, options, context.signal)
		if (!renewed.ok) return renewed
		const { tokenId, replaced, oldStillThere, given } = renewed.value
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
			(token, paint) => {
				const nowMs = ports.nowMs()
				const done = replaced
					? `${paint('good', 'Rotated')} ${before.masked}: ${token.masked} (${token.id}) takes its place`
					: `${paint('good', 'Refreshed')} ${token.masked} (${token.id})`
				const was = expirySentence(before.expiresAtSeconds, nowMs)
				return `${done} on ${connection.name}; it expires ${expirySentence(token.expiresAtSeconds, nowMs)}, before: ${was}.`
			},
			{ ...(replaced !== undefined && { replaced }), ...(oldStillThere && { oldStillThere }) },
		)
	}
}
