import { type BlockListUse, blockListLevel, blockListLimits } from './block-list.ts'

/** What a connection's deletions take of the block list, in a sentence. */
export function blockListText({ held, maybe }: BlockListUse): string {
	if (held + maybe === 0) return 'None of its deletions stand on the server’s block list.'
	const perhaps = maybe === 0 ? '' : `, and perhaps ${maybe} more`
	return `${held} of its deletions stand on the server’s block list${perhaps}.`
}

/**
 * The warning before so many tokens more are deleted; undefined while there is room. What a server
 * does with one too many is not documented.
 */
export function blockListWarning(use: BlockListUse, more: number): string | undefined {
	const level = blockListLevel(use, more)
	if (level === 'room') return undefined
	const { usual, most } = blockListLimits
	const count = use.held + use.maybe + more
	const limit =
		level === 'most'
			? `no server keeps more than ${most}`
			: `a server keeps ${usual} unless told otherwise`
	return `With this, up to ${count} deleted tokens are to be remembered by the server, and ${limit}. What it does with one too many is not documented.`
}
