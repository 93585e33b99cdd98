import { countText } from '../../model/count-text.ts'
import { ok } from '../../model/fault.ts'
import { parseLifetime } from '../../model/lifetime.ts'
import type { Token } from '../../model/token.ts'
import type { HistoryView } from '../../work/ports.ts'
import { prunableTokens, pruneTokens } from '../../work/prune-history.ts'
import type { Command } from '../command.ts'
import { wrong } from '../parse-invocation.ts'
import { tableText } from '../table-text.ts'

/** `tgtoken history prune`: takes tokens that ended long ago out of the history. */
export const historyPruneCommand: Command = {
	name: 'history prune',
	summary: 'Take tokens that ended long ago out of the history, after a preview',
	words: [],
	options: {
		'older-than': { value: '90d', what: 'ended longer ago than this' },
		yes: { what: 'do it; without it, only what would be taken out is shown' },
	},
	notes: [
		'Only what has expired, was deleted or never came to be. A token that may still be live stays,\nhowever old, and so does a connection’s current one. It cannot be undone: no other window and no\nimport brings back what was taken out. The snapshot before it is kept until the next one.',
	],
	examples: [
		'tgtoken history prune --older-than 90d',
		'tgtoken history prune --older-than 52w --yes',
	],
	async run(context, invocation) {
		const { texts, flags } = invocation
		const age = texts['older-than']
		if (age === undefined)
			return wrong(historyPruneCommand, 'give --older-than 90d, or another age.')
		const seconds = parseLifetime(age)
		if (!seconds.ok) return seconds
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const { history } = ports.value
		const nowMs = ports.value.nowMs()
		const view = history.view()
		const total = view.tokens.size
		const tokens = prunableTokens(view, nowMs - seconds.value * 1000, nowMs)
		const isDone = flags.has('yes') && tokens.length > 0
		if (isDone) {
			const pruned = await pruneTokens(ports.value, tokens)
			if (!pruned.ok) return pruned
		}
		const rows = countByConnection(view, tokens)
		return ok({
			json: {
				pruned: isDone ? tokens.length : 0,
				prunable: isDone ? 0 : tokens.length,
				kept: total - (isDone ? tokens.length : 0),
				connections: rows.map(([connection, count]) => ({ connection, count })),
			},
			text: (paint) =>
				tokens.length === 0
					? `Nothing of ${countText(total, 'token')} ended longer ago than ${age}.`
					: [
							tableText(
								[
									{ title: 'CONNECTION', cell: ([name]) => name },
									{ title: 'TOKENS', isRight: true, cell: ([, count]) => String(count) },
								],
								rows,
								paint,
							),
							isDone
								? `Took ${tokens.length} of ${countText(total, 'token')} out of the history.`
								: `${tokens.length} of ${countText(total, 'token')} would be taken out; nothing was. --yes does it.`,
						].join('\n'),
			quiet: () => '',
		})
	},
}

function countByConnection(
	view: HistoryView,
	tokens: readonly Token[],
): readonly (readonly [name: string, count: number])[] {
	const counts = new Map<string, number>()
	for (const { connectionId } of tokens) {
		const name = view.connections.get(connectionId)?.name ?? connectionId
		counts.set(name, (counts.get(name) ?? 0) + 1)
	}
	return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}
