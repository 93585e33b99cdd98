import { ok } from '../../model/fault.ts'
import { type SnippetKind, snippet, snippetKinds } from '../../model/snippet.ts'
import { currentToken } from '../../work/find-token.ts'
import { handOutToken } from '../../work/hand-out-token.ts'
import { snippetSubject, withGraphOf } from '../../work/snippet-subject.ts'
import type { Command } from '../command.ts'
import { openConnection } from '../connections/open-connection.ts'
import { wrong } from '../parse-invocation.ts'
import { nameWord } from '../words.ts'

/** `tgtoken snippet NAME --for KIND`: lines to paste into a program. */
export const snippetCommand: Command = {
	name: 'snippet',
	summary: 'Print ready lines for curl, pyTigerGraph, Spark, JDBC or a shell',
	words: [nameWord],
	options: {
		for: { value: snippetKinds.join('|'), what: 'what they are for', values: snippetKinds },
		'with-token': { what: 'put the current token in; that it was shown is written down' },
	},
	notes: [
		'Without --with-token the lines take the token from TG_API_TOKEN (TG_JWT_TOKEN on 4.x), which\ntgtoken env and tgtoken exec set. No secret and no password is ever in them.',
	],
	examples: [
		'tgtoken snippet prod-eu --for curl',
		'tgtoken snippet prod-eu --for pytigergraph --with-token',
	],
	async run(context, invocation) {
		const { words, texts, flags } = invocation
		const kind = texts.for
		if (!isKind(kind)) {
			return wrong(snippetCommand, `--for is one of ${snippetKinds.join(', ')}.`)
		}
		const opened = await openConnection(context, words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const view = ports.history.view()
		if (!flags.has('with-token')) {
			const text = snippet(kind, snippetSubject(view, connection))
			return ok({ json: { for: kind, snippet: text }, text: () => text })
		}
		const token = currentToken(view, connection)
		if (!token.ok) return token
		const value = await handOutToken(ports, token.value, 'shown')
		if (!value.ok) return value
		const text = snippet(
			kind,
			snippetSubject(view, withGraphOf(connection, token.value), value.value),
		)
		return ok({ json: { for: kind, tokenId: token.value.id, snippet: text }, text: () => text })
	},
}

function isKind(text: string | undefined): text is SnippetKind {
	return (snippetKinds as readonly (string | undefined)[]).includes(text)
}
