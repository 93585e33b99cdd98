import type { Token } from '../../model/token.ts'
import { tokenState } from '../../model/token-state.ts'
import { deleteToken } from '../../work/delete-token.ts'
import type { Ports } from '../../work/ports.ts'
import { usableToken } from '../../work/reach-token.ts'
import type { Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { confirm } from '../confirm.ts'
import { blockListLines } from '../connections/block-list-lines.ts'
import { openToken } from '../connections/open-connection.ts'
import { contextWith } from '../context-with.ts'
import { wrong } from '../parse-invocation.ts'
import { nameWord, tokenWord } from '../words.ts'
import { deleteSeveral } from './delete-several.ts'
import { expirySentence } from './expiry-text.ts'
import { tokenAnswer } from './token-answer.ts'
import { isCurrent } from './token-json.ts'

/** `tgtoken delete NAME [TOKEN…]`: revokes tokens on their server. */
export const deleteCommand: Command = {
	name: 'delete',
	summary: 'Revoke tokens on their server; what uses them stops working',
	words: [
		nameWord,
		{
			...tokenWord,
			name: 'TOKEN…',
			isOptional: true,
			isMany: true,
			what: `${tokenWord.what}; left out: the current token`,
		},
	],
	options: {
		current: { what: 'the current token, said outright' },
		expired: { what: 'every token that has expired; clears them out of the history’s way' },
		filter: { value: 'WORDS', what: 'every token not yet gone that matches, as in tgtoken list' },
		yes: { what: 'do not ask; needed where there is no terminal to ask on' },
		'skip-missing': { what: 'a token the server does not know (any more) counts as done' },
	},
	notes: [
		'Several at once are deleted one after the other; what fails does not stop the rest, and the exit\ncode is that of the worst. Nothing to delete is exit code 4.',
		'TigerGraph 4.x has a short list of deleted tokens, so --expired leaves JWTs alone: they are dead.',
	],
	examples: [
		'tgtoken delete prod-eu 3f9a',
		'tgtoken delete prod-eu 3f9a --yes --skip-missing --json',
		'tgtoken delete lab --filter "label:notebook !is:current" --yes',
	],
	async run(context, invocation) {
		const { words, texts, flags } = invocation
		const [name, ...ids] = words
		const ways = [
			ids.length > 0,
			flags.has('current'),
			flags.has('expired'),
			texts.filter !== undefined,
		]
		if (ways.filter(Boolean).length > 1) {
			return wrong(deleteCommand, 'give tokens, --current, --expired or --filter: one of them.')
		}
		return ids.length > 1 || flags.has('expired') || texts.filter !== undefined
			? deleteSeveral(context, deleteCommand, invocation)
			: deleteOne(context, invocation, name, ids[0])
	},
}

async function deleteOne(
	context: CommandContext,
	invocation: Invocation,
	name: string | undefined,
	text: string | undefined,
) {
	const { flags } = invocation
	const own = flags.has('current') ? contextWith(context, { note: () => {} }) : context
	const opened = await openToken(own, name, text)
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
		...blockListLines(view, token.connectionId, 1, nowMs),
	]
}
