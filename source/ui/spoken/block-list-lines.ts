import type { State } from '../../app/state.ts'
import { tokensComingBack } from '../../app/steps/block-list-step.ts'
import { blockListLimits, blockListUse } from '../../model/block-list.ts'
import { blockListText, blockListWarning } from '../../model/block-list-text.ts'
import { fullInstant } from '../../model/instant-text.ts'
import { deletedTokenLine, userOfList } from '../overlays/clear-question.ts'
import { counted, sentence, spokenText } from './spoken-text.ts'

/** What a 4.x server may have to remember of a connection's deletions, and what clearing that does. */
export function blockListLines(state: State, connectionId: string): readonly string[] {
	const { history, nowMs } = state
	const own = [...history.tokens.values()].filter((token) => token.connectionId === connectionId)
	const use = blockListUse(own, nowMs)
	const warning = blockListWarning(use, 1)
	const back = tokensComingBack(state, connectionId)
	const { usual, most } = blockListLimits
	return [
		`Block list of ${userOfList(state, connectionId)}`,
		blockListText(use),
		`A server keeps ${usual} unless told otherwise, and ${most} at most`,
		...(use.sinceMs === undefined ? [] : [`The oldest was deleted ${fullInstant(use.sinceMs)}`]),
		'No server tells what is on it; counted is what was deleted over this connection',
		...(warning === undefined ? [] : [`The next deletion: ${warning}`]),
		back.length === 0
			? 'Clearing it would bring back no token of this history; those that other programs deleted it would'
			: `Clearing it makes ${counted(back.length, 'token')} valid again, and what other programs deleted`,
		...back.map((token) => deletedTokenLine(state, token, connectionId)),
	].map((line) => sentence(spokenText(state, line)))
}
