import type { State } from '../../app/state.ts'
import { blockListUse } from '../../model/block-list.ts'
import { blockListWarning } from '../../model/block-list-text.ts'

/** A warning for each 4.x server whose list of deleted tokens may not hold these too. */
export function blockListWords(state: State, tokenIds: readonly string[]): readonly string[] {
	const counts = new Map<string, number>()
	for (const id of tokenIds) {
		const place = state.history.tokens.get(id)?.connectionId
		if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1)
	}
	return [...counts].flatMap(([connectionId, more]) => {
		if (state.history.servers.get(connectionId)?.facts?.dialect !== 'jwt') return []
		const own = [...state.history.tokens.values()].filter(
			(token) => token.connectionId === connectionId,
		)
		return blockListWarning(blockListUse(own, state.nowMs), more) ?? []
	})
}
