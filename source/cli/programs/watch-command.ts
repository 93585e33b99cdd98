import { countText } from '../../model/count-text.ts'
import { failed, type Outcome, ok } from '../../model/fault.ts'
import { autoRefreshed } from '../../work/auto-refresh.ts'
import { findConnection, listConnections } from '../../work/find-connection.ts'
import { currentOf, findAnyToken } from '../../work/find-token.ts'
import type { HistoryView, Ports } from '../../work/ports.ts'
import { type Watched, watchTokens } from '../../work/watch-tokens.ts'
import type { Command } from '../command.ts'
import { jsonlOption, linesAnswer } from '../json-lines.ts'
import { lifetimeOption, readLifetime, readSpan } from '../tokens/lifetime-option.ts'
import { mishaps } from '../tokens/mishaps.ts'
import { watchEventJson, watchEventText } from './watch-event-text.ts'

const aheadSeconds = 3600

/** `tgtoken watch`: renews tokens ahead of their end, for as long as it runs. */
export const watchCommand: Command = {
	name: 'watch',
	summary: 'Renew tokens ahead of their end, for as long as this runs',
	words: [
		{
			name: 'NAME|TOKEN',
			isOptional: true,
			isMany: true,
			what: 'connections (their current token) or tokens; all current and chosen ones if left out',
			values: 'connection',
		},
	],
	options: {
		ahead: {
			value: '1h',
			what: 'renew when less than this is left; 1h if left out',
			variable: 'TGTOKEN_AHEAD',
		},
		...lifetimeOption,
		...jsonlOption('event'),
	},
	notes: [
		'On 3.x a token is refreshed and stays the same; on 4.x a new one takes its place and becomes the\ncurrent one, and the old one ends by itself. A server that is down is tried again after 5 seconds\nto 5 minutes. A token that lives less than twice --ahead is renewed at half its life.',
		'Ends at SIGINT or SIGTERM, with exit code 0. A history has one watch at a time: a second one\nends with exit code 1. What read-only connections have is left alone.',
	],
	examples: ['tgtoken watch', 'tgtoken watch prod-eu lab --ahead 6h --jsonl'],
	async run(context, invocation) {
		const { words, texts, flags } = invocation
		const ahead = readSpan(texts.ahead, aheadSeconds)
		if (!ahead.ok) return ahead
		const lifetime = readLifetime(texts.lifetime)
		if (!lifetime.ok) return lifetime
		const opened = await context.openPorts()
		if (!opened.ok) return opened
		const ports = opened.value
		const watched = watchedBy(ports, words)
		if (!watched.ok) return watched
		const { locks } = context
		const lock = await locks.tryTake('watch')
		if (!lock) return failed('already-watched')
		const events = watchTokens(
			ports,
			{ locks, clock: context.clock, random: context.random },
			{
				watched: watched.value,
				aheadSeconds: ahead.value,
				...(lifetime.value !== undefined && { lifetimeSeconds: lifetime.value }),
				...mishaps(context, invocation),
			},
			context.signal,
		)
		const isJson = flags.has('jsonl') || flags.has('json')
		const line = isJson ? watchEventJson : watchEventText
		context.note(`Watching ${countText(watched.value(ports.history.view()).length, 'token')}.`)
		async function* lines() {
			try {
				for await (const event of events) yield line(ports.history.view(), event)
			} finally {
				lock?.release()
			}
		}
		return ok(linesAnswer(lines()))
	},
}

/** What the words name, looked up anew whenever the history changes. */
function watchedBy(
	ports: Ports,
	words: readonly string[],
): Outcome<(view: HistoryView) => readonly Watched[]> {
	if (words.length === 0) return ok((view) => everyCurrentAndChosen(view, ports.nowMs()))
	const view = ports.history.view()
	const all: Watched[] = []
	for (const word of words) {
		const connection = findConnection(view, word)
		if (connection.ok) {
			const { id: connectionId, name, readOnly } = connection.value
			if (readOnly) return failed('read-only-connection', { connection: name })
			if (!currentOf(view, connectionId)) return failed('no-current-token', { connection: name })
			all.push({ kind: 'current', connectionId })
			continue
		}
		const token = findAnyToken(view, word)
		if (!token.ok) return token.fault.code === 'ambiguous-token' ? token : connection
		const of = view.connections.get(token.value.connectionId)
		if (of?.readOnly) return failed('read-only-connection', { connection: of.name })
		all.push({ kind: 'token', tokenId: token.value.id })
	}
	return ok(() => all)
}

/** Every current token, and those that were chosen on the screens to be renewed by themselves. */
function everyCurrentAndChosen(view: HistoryView, nowMs: number): readonly Watched[] {
	const current = new Set(view.current.values())
	const chosen = autoRefreshed(view, nowMs).filter(
		(each) => each.kind === 'token' && !current.has(each.tokenId),
	)
	return [...everyCurrent(view), ...chosen]
}

function everyCurrent(view: HistoryView): readonly Watched[] {
	return listConnections(view)
		.filter(({ id, readOnly }) => !readOnly && currentOf(view, id))
		.map(({ id: connectionId }) => ({ kind: 'current', connectionId }))
}
