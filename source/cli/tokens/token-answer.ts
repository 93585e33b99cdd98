import { type Outcome, ok } from '../../model/fault.ts'
import type { Token } from '../../model/token.ts'
import type { Ports } from '../../work/ports.ts'
import type { Answer, Invocation } from '../command.ts'
import type { Paint } from '../paint.ts'
import { clockNote } from './clock-note.ts'
import { shownValue } from './show-value.ts'
import { tokenJson } from './token-json.ts'

/**
 * The answer of a command that ends with one token: its shape, and a sentence for people, with the
 * token itself on a line of its own where --show was given.
 */
export async function tokenAnswer(
	ports: Ports,
	tokenId: string,
	invocation: Invocation,
	say: (token: Token, paint: Paint) => string,
	more: Readonly<Record<string, unknown>> = {},
): Promise<Outcome<Answer>> {
	const held = ports.history.view().tokens.get(tokenId)
	if (!held) return { ok: false, fault: { code: 'unexpected', detail: 'the token is not there' } }
	const value = await shownValue(ports, held, invocation)
	if (!value.ok) return value
	const view = ports.history.view()
	const token = view.tokens.get(tokenId) ?? held
	return ok({
		json: { token: tokenJson(view, token, ports.nowMs(), value.value), ...more },
		text: (paint) =>
			[say(token, paint), clockNote(view, token), value.value]
				.filter((line) => line !== undefined)
				.join('\n'),
		quiet: () => value.value ?? token.id,
	})
}
