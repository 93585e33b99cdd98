import {
	type BlockListUse,
	blockListLevel,
	blockListLimits,
	blockListUse,
} from '../../model/block-list.ts'
import { blockListText, blockListWarning } from '../../model/block-list-text.ts'
import type { Connection } from '../../model/connection.ts'
import { failed, ok } from '../../model/fault.ts'
import { isoInstant } from '../../model/instant-text.ts'
import { clearBlockList, tokensToComeBack } from '../../work/clear-block-list.ts'
import { listTokens } from '../../work/find-token.ts'
import type { Ports } from '../../work/ports.ts'
import { secretsFault } from '../../work/secrets-access.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { confirm } from '../confirm.ts'
import { wrong } from '../parse-invocation.ts'
import { tokenJson } from '../tokens/token-json.ts'
import { tokenTable } from '../tokens/token-table.ts'
import { nameWord } from '../words.ts'
import { openConnection } from './open-connection.ts'

/** `tgtoken block-list NAME`: what a 4.x server has to remember of revoked tokens. */
export const blockListCommand: Command = {
	name: 'block-list',
	summary: 'Show what 4.x has to remember of deleted tokens, or clear it',
	words: [nameWord],
	options: {
		clear: { what: 'empty the list on the server: the deleted tokens on it are VALID AGAIN' },
		yes: { what: 'with --clear: do not ask; needed where there is no terminal to ask on' },
	},
	notes: [
		'A JWT cannot be taken back, only refused: a 4.x server keeps the deleted ones of each user on a\nlist, of 20 unless told otherwise and of 50 at most. No server tells what is on it; counted here is\nwhat was deleted over this connection. Without --clear, no server is asked.',
		'After --clear, deleted tokens that have time left are unknown in the history until they are\nverified. It takes a user and a password.',
	],
	examples: ['tgtoken block-list savanna', 'tgtoken block-list savanna --clear --yes'],
	async run(context, invocation) {
		const { words, flags } = invocation
		if (flags.has('yes') && !flags.has('clear')) {
			return wrong(blockListCommand, '--yes goes with --clear.')
		}
		const opened = await openConnection(context, words[0])
		if (!opened.ok) return opened
		const { ports, connection } = opened.value
		const dialect = ports.history.view().servers.get(connection.id)?.facts?.dialect
		if (dialect !== undefined && dialect !== 'jwt') {
			return failed('block-list-unsupported', { connection: connection.name })
		}
		return flags.has('clear')
			? clear(context, ports, connection, flags.has('yes'))
			: ok(answerOf(takenBy(ports, connection)))
	},
}

function takenBy(ports: Ports, connection: Connection): BlockListUse {
	return blockListUse(listTokens(ports.history.view(), connection.id), ports.nowMs())
}

function answerOf(use: BlockListUse) {
	return {
		json: { blockList: listJson(use) },
		text: () => {
			const full = blockListWarning(use, 1)
			const since =
				use.sinceMs === undefined ? [] : [`The oldest was deleted ${isoInstant(use.sinceMs)}.`]
			return [blockListText(use), ...since, ...(full ? [`The next deletion: ${full}`] : [])].join(
				'\n',
			)
		},
	}
}

function listJson(use: BlockListUse) {
	return {
		held: use.held,
		maybe: use.maybe,
		since: use.sinceMs === undefined ? null : (isoInstant(use.sinceMs) ?? null),
		usualLimit: blockListLimits.usual,
		mostLimit: blockListLimits.most,
		level: blockListLevel(use),
	}
}

async function clear(context: CommandContext, ports: Ports, connection: Connection, yes: boolean) {
	const fault = secretsFault(connection, 'change')
	if (fault) return { ok: false, fault } as const
	const back = tokensToComeBack(ports.history.view(), connection, ports.nowMs())
	const confirmed = await confirm(context, {
		connection,
		yes,
		isNameTyped: true,
		about: [
			`Clearing the block list of ${connection.user} on ${connection.name} makes deleted tokens VALID AGAIN.`,
			...(back.length > 0
				? [
						tokenTable(ports.history.view(), back, ports.nowMs(), (_tone, text) => text, {
							withConnection: true,
						}),
					]
				: ['None of them is in this history.']),
			'Those deleted by other programs come back too. Whoever still holds one can use it.',
		],
		action: 'clear the list',
		kept: 'nothing was cleared',
	})
	if (!confirmed.ok) return confirmed
	const cleared = await clearBlockList(ports, connection, context.signal)
	if (!cleared.ok) return cleared
	const { doubted } = cleared.value
	const view = ports.history.view()
	return ok({
		json: {
			cleared: true,
			doubted: doubted.flatMap((id) => {
				const token = view.tokens.get(id)
				return token ? [tokenJson(view, token, ports.nowMs())] : []
			}),
			blockList: listJson(takenBy(ports, connection)),
		},
		text: () =>
			[
				`The block list of ${connection.user} on ${connection.name} is empty: what was on it is valid again.`,
				...(doubted.length > 0
					? [`Unknown until verified, or deleted again: ${doubted.join(', ')}`]
					: []),
			].join('\n'),
		quiet: () => '',
	})
}
