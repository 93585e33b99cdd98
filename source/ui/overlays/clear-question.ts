import type { State } from '../../app/state.ts'
import { tokensComingBack } from '../../app/steps/block-list-step.ts'
import type { Token } from '../../model/token.ts'
import { endText } from '../screens/token-words.ts'
import type { Question } from './confirm-words.ts'
import { isFramed } from './panel-room.ts'

/** How many tokens are named one by one, where there is room; the block list itself has them all. */
const mostNamed = { roomy: 5, small: 1 } as const

/** The question before a block list is cleared, with the tokens that are valid again after it. */
export function clearQuestion(state: State, connectionId: string): Question {
	const back = tokensComingBack(state, connectionId)
	const named = mostNamed[isFramed(state) ? 'roomy' : 'small']
	const more = back.length - named
	return {
		title: `Clear the block list of ${userOfList(state, connectionId)}?`,
		about: [
			back.length === 0
				? 'No deleted token of this history comes back.'
				: `${back.length === 1 ? 'This deleted token is' : `These ${back.length} deleted tokens are`} VALID AGAIN at once:`,
			...back.slice(0, named).map((token) => deletedTokenLine(state, token, connectionId)),
			...(more > 0 ? [`and ${more} more: the page before this lists them`] : []),
		],
		consequence: [
			'What other programs deleted comes back too. Whoever still holds a token can use it.',
		],
		yes: 'clear it',
		no: 'keep the list',
	}
}

/** Whose list it is, in words. */
export function userOfList(state: State, connectionId: string): string {
	const connection = state.history.connections.get(connectionId)
	return `${connection?.user ?? 'the user'} on ${connection?.name ?? 'a connection that is gone'}`
}

/** A deleted token in one line; its connection where that is another one to the same server. */
export function deletedTokenLine(state: State, token: Token, connectionId: string): string {
	const { masked, label, expiresAtSeconds } = token
	const other =
		token.connectionId === connectionId
			? ''
			: `  over ${state.history.connections.get(token.connectionId)?.name ?? 'another connection'}`
	const ends = expiresAtSeconds === undefined ? '' : `  ends ${lifeEnd(token, state.nowMs)}`
	return `${masked}${label === '' ? '' : `  ${label}`}${other}${ends}`
}

function lifeEnd({ ended: _, ...token }: Token, nowMs: number): string {
	return endText(token, nowMs)
}
