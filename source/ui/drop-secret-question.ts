import { tokensHanging } from '../app/managing-secrets.ts'
import type { ConfirmAbout } from '../app/overlay.ts'
import type { State } from '../app/state.ts'
import type { Token } from '../model/token.ts'
import type { Question } from './confirm-words.ts'
import { signs } from './theme.ts'

/** How many tokens are named one by one. */
const mostNamed = 4

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
	const own = `${signs.current} the secret stored in ${name}, which forgets it`
	return {
		title: `Drop this secret on ${name}?`,
		about: [
			`${entry.alias}   ${entry.masked}`,
			...(entry.graph === undefined ? [] : [`graph ${entry.graph}`]),
			...(entry.isStored ? [own] : []),
			...tokenLines(named, isJwt ? 'issued with it' : 'ends with it'),
			...tokenLines(perhaps, 'perhaps issued with it'),
		],
		consequence: [
			isJwt
				? 'Whether tokens of TigerGraph 4.x end with their secret is not documented: those named are unknown until verified.'
				: 'Its tokens end with it, and programs that use them stop working at once.',
			'Programs that ask for tokens with it get none any more. This cannot be undone.',
		],
		yes: 'drop it',
		no: 'keep the secret',
	}
}

function tokenLines(tokens: readonly Token[], fate: string): readonly string[] {
	const lines = tokens
		.slice(0, mostNamed)
		.map(({ masked, label }) => `${fate}: ${masked}   ${label}`.trimEnd())
	const more = tokens.length - lines.length
	return more > 0 ? [...lines, `${fate}: and ${more} more`] : lines
}
