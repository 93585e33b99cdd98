import type { Token } from '../model/token.ts'
import { tokenState } from '../model/token-state.ts'
import { deleteToken, usableToken } from '../work/delete-token.ts'
import type { Ports } from '../work/ports.ts'
import type { Command } from './command.ts'
import { confirm } from './confirm.ts'
import { expirySentence } from './expiry-text.ts'
import { openToken } from './open-connection.ts'
import { tokenAnswer } from './token-answer.ts'
import { isCurrent } from './token-json.ts'
import { nameWord, optionalTokenWord } from './words.ts'

/** `tgtoken delete NAME [TOKEN]`: revokes a token on its server. */
export const deleteCommand: Command = {
	name: 'delete',
	summary: 'Revoke a token on its server; programs that use it stop working at once',
	words: [nameWord, optionalTokenWord],
	options: {
		yes: { what: 'do not ask; needed where there is no terminal to ask on' },
		'skip-missing': { what: 'a token the server does not know (any more) counts as done' },
	},
	examples: [
		'tgtoken delete prod-eu 3f9a',
		'tgtoken delete prod-eu 3f9a --yes --skip-missing --json',
	],
	async run(context, invocation) {
		const { words, flags } = invocation
		const opened = await openToken(context, words[0], words[1])
		if (!opened.ok) return opened
		const { ports, connection, token } = opened.value
		// What cannot be done is said before the question, not after it.
		const usable = await usableToken(ports, connection, token)
		if (!usable.ok) return usable
		const confirmed = await confirm(context, {
			connection,
			yes: flags.has('yes'),
			about: aboutToken(ports, token, connection.name),
			action: 'delete it',
			kept: 'nothing was deleted',
		})
		if (!confirmed.ok) return confirmed
		const removed = await deleteToken(
			ports,
			connection,
			token,
			{ skipMissing: flags.has('skip-missing') },
			context.signal,
		)
		if (!removed.ok) return removed
		const alreadyGone = removed.value.how === 'already-gone'
		const say = () =>
			alreadyGone
				? `${token.masked} (${token.id}) was already gone on ${connection.name}.`
				: `Deleted ${token.masked} on ${connection.name} (${token.id}): the server confirmed.`
		return tokenAnswer(ports, token.id, invocation, say, { alreadyGone })
	},
}

function aboutToken(ports: Ports, token: Token, connection: string): readonly string[] {
	const view = ports.history.view()
	const nowMs = ports.nowMs()
	const about = [token.label, token.graph && `graph ${token.graph}`, token.fingerprint]
	return [
		`${token.masked} on ${connection}: ${about.filter(Boolean).join(', ')}`,
		`${tokenState(token, nowMs)}, expires ${expirySentence(token.expiresAtSeconds, nowMs)}`,
		...(isCurrent(view, token) ? [`It is the current token of ${connection}.`] : []),
		'Programs that use it stop working at once. This cannot be undone.',
	]
}
