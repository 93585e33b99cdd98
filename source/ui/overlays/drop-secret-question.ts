import type { ConfirmAbout } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { tokensHanging } from '../../app/steps/managing-secrets.ts'
import type { Token } from '../../model/token.ts'
import { signs } from '../parts/theme.ts'
import type { Question } from './confirm-words.ts'

/** How many tokens are named one by one. */
const mostNamed = 5

/** The question before a secret is dropped, with the tokens that end, or may end, with it. */
export function dropSecretQuestion(
	state: State,
	{ connectionId, entry }: Extract<ConfirmAbout, { action: 'drop-secret' }>,
): Question {
	const connection = state.history.connections.get(connectionId)
	const name = connection?.name ?? 'a connection that is gone'
	const { named, perhaps } = connection
		? tokensHanging(state, connection, entry)
		: { named: [], perhaps: [] }
	const isJwt = state.history.servers.get(connectionId)?.facts?.dialect === 'jwt'
	const graph = entry.graph === undefined ? '' : `   graph ${entry.graph}`
	return {
		title: `Drop this secret on ${name}?`,
		about: [
			`${entry.alias}   ${entry.masked}${graph}`,
			...(entry.isStored ? [`${signs.current} stored in ${name}, which forgets it`] : []),
			...tokenLine(isJwt ? 'issued with it' : 'these end with it', named),
			...tokenLine('perhaps issued with it', perhaps),
		],
		consequence: [
			isJwt
				? 'Whether tokens end with it is not documented for 4.x: unknown until verified. This cannot be undone.'
				: 'Programs that use these tokens, or it, stop working. This cannot be undone.',
		],
		yes: 'drop it',
		no: 'keep the secret',
	}
}

function tokenLine(fate: string, tokens: readonly Token[]): readonly string[] {
	if (tokens.length === 0) return []
	const shown = tokens
		.slice(0, mostNamed)
		.map(({ masked, label, origin }) =>
			[origin === 'asked' ? 'one whose answer was lost' : masked, label].join(' ').trimEnd(),
		)
	const more = tokens.length - shown.length
	return [`${fate}: ${[...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')}`]
}
