import { countText } from '../../model/count-text.ts'
import { printLifetime } from '../../model/lifetime.ts'
import type { Token } from '../../model/token.ts'
import { tokenState, tokenStates } from '../../model/token-state.ts'
import type { Ending } from '../../work/ending-tokens.ts'
import type { HistoryView } from '../../work/ports.ts'
import type { Paint } from '../paint.ts'
import { isCurrent } from '../tokens/token-json.ts'
import { tokenTable } from '../tokens/token-table.ts'

/** What a check looked at and found. */
export type Checked = {
	readonly view: HistoryView
	readonly nowMs: number
	readonly tokens: readonly Token[]
	readonly endings: readonly Ending[]
	readonly withinSeconds: number
}

/** For people: what was found as a table, or that nothing was. */
export function checkText(checked: Checked, paint: Paint): string {
	const { view, nowMs, endings } = checked
	if (endings.length === 0) return summary(checked)
	const found = endings.map(({ token }) => token)
	return [summary(checked), tokenTable(view, found, nowMs, paint, { withConnection: true })].join(
		'\n',
	)
}

/** One line as the Nagios plugin guidelines ask for: status, text, performance data. */
export function nagiosText(checked: Checked): string {
	const status = (['OK', 'WARNING', 'CRITICAL'] as const)[nagiosExitCode(checked)]
	const { endings, tokens, withinSeconds } = checked
	const named = endings
		.slice(0, 5)
		.map((ending) => `${nameOf(checked, ending.token)} ${whyText(ending)}`)
	const more = endings.length > named.length ? [`${endings.length - named.length} more`] : []
	// A bar would end the text for Nagios.
	const text = [summary(checked).replace(/\.$/, ''), ...named, ...more]
		.join('; ')
		.replaceAll('|', '/')
	return `TGTOKEN ${status} - ${text} | ending=${endings.length};;;0;${tokens.length} within=${withinSeconds}s`
}

/** The line where nothing could be checked. */
export function nagiosUnknown(message: string): string {
	return `TGTOKEN UNKNOWN - ${message.replaceAll('|', '/')}`
}

/** Nagios' exit codes: 0 fine, 1 something is about to end, 2 something has ended or is unknown. */
export function nagiosExitCode({ endings }: Checked): 0 | 1 | 2 {
	if (endings.some(({ why }) => why !== 'ends')) return 2
	return endings.length > 0 ? 1 : 0
}

/** Metrics in Prometheus' text exposition format 0.0.4; no token's value or mask stands in a label. */
export function prometheusText(checked: Checked): string {
	const { view, nowMs, tokens, endings, withinSeconds } = checked
	const living = tokens.filter((token) => !token.ended && token.expiresAtSeconds !== undefined)
	const counts = tokenStates.map((state) => {
		const count = tokens.filter((token) => tokenState(token, nowMs) === state).length
		return `tgtoken_tokens{state="${state}"} ${count}`
	})
	const expiries = living
		.filter((token) => tokenState(token, nowMs) !== 'expired' || isCurrent(view, token))
		.map(
			(token) => `tgtoken_token_expires_seconds{${labels(view, token)}} ${token.expiresAtSeconds}`,
		)
	return [
		'# HELP tgtoken_tokens Tokens in the history by state.',
		'# TYPE tgtoken_tokens gauge',
		...counts,
		'# HELP tgtoken_tokens_ending Tokens that need attention: about to end, ended or unknown.',
		'# TYPE tgtoken_tokens_ending gauge',
		`tgtoken_tokens_ending{within_seconds="${withinSeconds}"} ${endings.length}`,
		'# HELP tgtoken_token_expires_seconds When a token ends, in seconds since 1970 UTC.',
		'# TYPE tgtoken_token_expires_seconds gauge',
		...expiries,
	].join('\n')
}

function summary({ tokens, endings, withinSeconds }: Checked): string {
	const within = printLifetime(withinSeconds)
	const all = countText(tokens.length, 'token')
	if (endings.length === 0) return `Of ${all} none ends within ${within}.`
	return endings.length === 1
		? `Of ${all} 1 ends within ${within}, or needs a look.`
		: `Of ${all} ${endings.length} end within ${within}, or need a look.`
}

function nameOf({ view }: Checked, token: Token): string {
	const connection = view.connections.get(token.connectionId)?.name ?? ''
	return [connection, token.label || token.masked].join(' ')
}

function whyText({ why, leftSeconds }: Ending): string {
	if (why === 'ended') return 'has expired'
	return why === 'unknown' ? 'is unknown' : `ends in ${printLifetime(leftSeconds ?? 0)}`
}

function labels(view: HistoryView, token: Token): string {
	const pairs = {
		connection: view.connections.get(token.connectionId)?.name ?? '',
		graph: token.graph ?? '',
		label: token.label,
		id: token.id,
		current: String(isCurrent(view, token)),
	}
	return Object.entries(pairs)
		.map(([name, value]) => `${name}="${labelValue(value)}"`)
		.join(',')
}

/** A label's value as Prometheus' format takes it: it escapes these three and nothing else. */
export function labelValue(text: string): string {
	return text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')
}
