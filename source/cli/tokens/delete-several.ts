import type { Connection } from '../../model/connection.ts'
import { countText } from '../../model/count-text.ts'
import { failed, type Outcome, ok } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import type { Token } from '../../model/token.ts'
import { parseTokenFilter } from '../../model/token-filter.ts'
import { tokenState } from '../../model/token-state.ts'
import { type DeleteResult, deleteTokens } from '../../work/delete-tokens.ts'
import { filterTokens } from '../../work/filter-tokens.ts'
import { findToken, listTokens } from '../../work/find-token.ts'
import type { HistoryView, Ports } from '../../work/ports.ts'
import type { Answer, Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { confirm } from '../confirm.ts'
import { blockListLines } from '../connections/block-list-lines.ts'
import { openConnection } from '../connections/open-connection.ts'
import { exitCodeOf, faultJson } from '../fault-json.ts'
import type { Paint } from '../paint.ts'
import { progress } from '../progress.ts'
import { tokenJson } from './token-json.ts'
import { tokenTable } from './token-table.ts'

/** `delete` where it means several tokens: ids, --expired or --filter. */
export async function deleteSeveral(
	context: CommandContext,
	command: Pick<Command, 'name'>,
	invocation: Invocation,
): Promise<Outcome<Answer>> {
	const { words, flags } = invocation
	const opened = await openConnection(context, words[0])
	if (!opened.ok) return opened
	const { ports, connection } = opened.value
	const chosen = chosenTokens(ports, connection, invocation)
	if (!chosen.ok) return chosen
	const tokens = chosen.value
	if (connection.readOnly) return failed('read-only-connection', { connection: connection.name })
	if (tokens.length === 0) {
		const detail = `on ${connection.name}, so nothing was deleted`
		return failed('nothing-matched', { detail })
	}
	const confirmed = await confirm(context, {
		connection,
		count: tokens.length,
		yes: flags.has('yes'),
		about: [
			...aboutTokens(ports, tokens),
			'Programs that use them stop working at once. This cannot be undone.',
			...blockListLines(ports.history.view(), connection.id, tokens.length, ports.nowMs()),
		],
		action: `delete ${countText(tokens.length, 'token')}`,
		kept: 'nothing was deleted',
	})
	if (!confirmed.ok) return confirmed
	const results = await deleteTokens(
		ports,
		connection,
		tokens,
		{
			skipMissing: flags.has('skip-missing') || flags.has('expired'),
			onStep: (token, done) => {
				const at = `${done + 1}/${tokens.length}`
				progress(context, `${command.name} ${at}: ${token.masked} (${token.id})`)
			},
		},
		context.signal,
	)
	return ok(answerOf(ports, connection, results))
}

function chosenTokens(
	ports: Ports,
	connection: Connection,
	{ words, texts, flags }: Invocation,
): Outcome<readonly Token[]> {
	const view = ports.history.view()
	const nowMs = ports.nowMs()
	const [, ...ids] = words
	if (ids.length > 0) return named(view, connection, ids)
	const there = listTokens(view, connection.id).filter((token) => !token.ended && token.hasValue)
	if (flags.has('expired')) {
		return ok(
			there.filter((token) => token.form !== 'jwt' && tokenState(token, nowMs) === 'expired'),
		)
	}
	const filter = parseTokenFilter(texts.filter ?? '')
	return filter.ok ? ok(filterTokens(view, there, filter.value, nowMs)) : filter
}

/** Each token once, however often and by whichever of its names it is given. */
function named(
	view: HistoryView,
	connection: Connection,
	ids: readonly string[],
): Outcome<readonly Token[]> {
	const found = new Map<string, Token>()
	for (const id of ids) {
		const token = findToken(view, connection, id)
		if (!token.ok) return token
		found.set(token.value.id, token.value)
	}
	return ok([...found.values()])
}

function aboutTokens(ports: Ports, tokens: readonly Token[]): readonly string[] {
	const most = 20
	const table = tokenTable(
		ports.history.view(),
		tokens.slice(0, most),
		ports.nowMs(),
		(_tone, text) => text,
		{ withConnection: false },
	)
	return [table, ...(tokens.length > most ? [`… and ${tokens.length - most} more`] : [])]
}

function answerOf(ports: Ports, connection: Connection, results: readonly DeleteResult[]): Answer {
	const view = ports.history.view()
	const done = results.filter(({ outcome }) => outcome.ok).length
	const codes = results.map(({ outcome }) => (outcome.ok ? 0 : exitCodeOf(outcome.fault)))
	return {
		json: {
			deleted: done,
			failed: results.length - done,
			results: results.map(({ token, outcome }) => ({
				token: tokenJson(view, view.tokens.get(token.id) ?? token, ports.nowMs()),
				alreadyGone: outcome.ok ? outcome.value.how === 'already-gone' : null,
				error: outcome.ok ? null : faultJson(outcome.fault),
			})),
		},
		text: (paint) =>
			[
				...results.map((result) => resultText(result, paint)),
				`Deleted ${done} of ${countText(results.length, 'token')} on ${connection.name}.`,
			].join('\n'),
		quiet: () => '',
		exitCode: worst(codes),
	}
}

function resultText({ token, outcome }: DeleteResult, paint: Paint): string {
	const which = `${token.masked} (${token.id})`
	if (!outcome.ok)
		return `${paint('danger', 'failed')}   ${which}: ${faultText(outcome.fault).message}`
	return outcome.value.how === 'confirmed'
		? `${paint('good', 'deleted')}  ${which}`
		: `gone     ${which}: already gone on the server`
}

/** An interrupt says most, then what nobody knows, then what the server refused. */
function worst(codes: readonly number[]): number {
	return [130, 5, 3, 2, 1].find((code) => codes.includes(code)) ?? 0
}
