import { blockListUse } from '../../model/block-list.ts'
import { blockListWarning } from '../../model/block-list-text.ts'
import { listTokens } from '../../work/find-token.ts'
import type { HistoryView } from '../../work/ports.ts'

/** A warning before so many more are deleted that a 4.x server's list may not hold them. */
export function blockListLines(
	view: HistoryView,
	connectionId: string,
	more: number,
	nowMs: number,
): readonly string[] {
	if (view.servers.get(connectionId)?.facts?.dialect !== 'jwt') return []
	const warning = blockListWarning(blockListUse(listTokens(view, connectionId), nowMs), more)
	return warning === undefined ? [] : [warning]
}
