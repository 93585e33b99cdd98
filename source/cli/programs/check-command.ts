import { type Fault, type Outcome, ok } from '../../model/fault.ts'
import { faultText } from '../../model/fault-text.ts'
import { endingTokens } from '../../work/ending-tokens.ts'
import type { Answer, Command, Invocation } from '../command.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodeOf, faultJson } from '../fault-json.ts'
import { faultLines } from '../fault-lines.ts'
import { jsonLinesAnswer, jsonlOption } from '../json-lines.ts'
import { plain } from '../paint.ts'
import { wrong } from '../parse-invocation.ts'
import { readSpan } from '../tokens/lifetime-option.ts'
import { tokenJson } from '../tokens/token-json.ts'
import { tokensAsked } from '../tokens/tokens-asked.ts'
import { nameWord } from '../words.ts'
import {
	type Checked,
	checkText,
	nagiosExitCode,
	nagiosText,
	nagiosUnknown,
	prometheusText,
} from './check-text.ts'

const withinSeconds = 86_400

/** `tgtoken check`: whether a token is about to end, for cron and monitoring. */
export const checkCommand: Command = {
	name: 'check',
	summary: 'See whether a token is about to end, for cron and monitoring',
	words: [{ ...nameWord, isOptional: true, what: 'a connection’s name; left out: all of them' }],
	options: {
		within: {
			value: '24h',
			what: 'what ends within this is about to end; 24h if left out',
			variable: 'TGTOKEN_WITHIN',
		},
		filter: { value: 'WORDS', what: 'only tokens that match, as in tgtoken list' },
		nagios: { what: 'one line as Nagios plugins print it' },
		'plugin-exit': {
			what: 'Nagios’ own exit codes: 0 fine, 1 about to end, 2 ended or unknown, 3 not checked',
		},
		...jsonlOption('token that was found'),
		prometheus: { what: 'metrics in Prometheus’ text format, for the textfile collector' },
	},
	notes: [
		'Asks no server. Found is what ends within the time given, and a current token that has expired or\nof which nobody knows. What another token has replaced is not. Exit code 4: something was found.',
		'Where nothing can be checked, --nagios prints UNKNOWN, and --plugin-exit ends with 3.',
		'With --quiet: the ids of what was found, a line each.',
	],
	examples: [
		'tgtoken check --within 24h',
		'tgtoken check prod-eu --within 7d --json',
		'tgtoken check --nagios --plugin-exit',
		'tgtoken check --filter is:current --prometheus | sponge tgtoken.prom',
	],
	async run(context, invocation) {
		const checked = await check(context, invocation)
		const isPlugin = invocation.flags.has('nagios') || invocation.flags.has('plugin-exit')
		return checked.ok || !isPlugin ? checked : ok(unknownAnswer(context, invocation, checked.fault))
	},
}

async function check(context: CommandContext, invocation: Invocation): Promise<Outcome<Answer>> {
	const { texts, flags } = invocation
	const formats = ['json', 'jsonl', 'nagios', 'prometheus'].filter((name) => flags.has(name))
	if (formats.length > 1) {
		return wrong(checkCommand, 'one of --json, --jsonl, --nagios and --prometheus, not several.')
	}
	const within = readSpan(texts.within, withinSeconds)
	if (!within.ok) return within
	const opened = await context.openPorts()
	if (!opened.ok) return opened
	const ports = opened.value
	const tokens = tokensAsked(ports, invocation)
	if (!tokens.ok) return tokens
	const view = ports.history.view()
	const nowMs = ports.nowMs()
	const endings = endingTokens(view, tokens.value, within.value, nowMs)
	const checked: Checked = {
		view,
		nowMs,
		tokens: tokens.value,
		endings,
		withinSeconds: within.value,
	}
	const found = endings.map(({ token, why, leftSeconds }) => ({
		token: tokenJson(view, token, nowMs),
		why,
		leftSeconds: leftSeconds ?? null,
	}))
	const exitCode = flags.has('plugin-exit') ? nagiosExitCode(checked) : endings.length > 0 ? 4 : 0
	if (flags.has('jsonl')) return ok({ ...jsonLinesAnswer(found), exitCode })
	return ok({
		json: { withinSeconds: within.value, checked: tokens.value.length, found },
		text: (paint) => {
			if (flags.has('nagios')) return nagiosText(checked)
			return flags.has('prometheus') ? prometheusText(checked) : checkText(checked, paint)
		},
		...(formats.length === 0 && {
			quiet: () => endings.map(({ token }) => token.id).join('\n'),
		}),
		exitCode,
	})
}

/**
 * Where nothing could be checked: UNKNOWN on stdout, which is all that Nagios reads, and with --plugin-exit
 * Nagios' own code for it, since it takes 1 and 2 for a warning and worse.
 */
function unknownAnswer(context: CommandContext, { flags }: Invocation, fault: Fault): Answer {
	const isNagios = flags.has('nagios')
	const isJson = flags.has('json') || flags.has('jsonl')
	if (!isNagios && !isJson) for (const line of faultLines(fault, plain)) context.warn(line)
	const error = { error: faultJson(fault) }
	return {
		...(flags.has('jsonl') && jsonLinesAnswer([error])),
		json: error,
		text: () => (isNagios ? nagiosUnknown(faultText(fault).message) : ''),
		exitCode: flags.has('plugin-exit') ? 3 : exitCodeOf(fault),
	}
}
