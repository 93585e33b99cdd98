import { type Fault, failed, type Outcome, ok } from '../../model/fault.ts'
import type { Token } from '../../model/token.ts'
import { bySoonestExpiry } from '../../model/token-order.ts'
import type { Ports } from '../../work/ports.ts'
import type { Answer, Command, Invocation } from '../command.ts'
import { exitCodeOf, faultJson } from '../fault-json.ts'
import { jsonlOption, linesAnswer } from '../json-lines.ts'
import { nameWord } from '../words.ts'
import { shownValue, showOption } from './show-value.ts'
import { tokenJson } from './token-json.ts'
import { tokenTable } from './token-table.ts'
import { tokensAsked } from './tokens-asked.ts'

/** `tgtoken list [NAME]`: the tokens of one connection, or of all. */
export const listCommand: Command = {
	name: 'list',
	summary: 'List the tokens of a connection, or of all',
	words: [{ ...nameWord, isOptional: true, what: 'a connection’s name; left out: all tokens' }],
	options: {
		filter: { value: 'WORDS', what: 'only those that match all of the words, see below' },
		...showOption,
		...jsonlOption('token'),
	},
	notes: [
		'A filter’s words stand in label, id, fingerprint, graph or connection; state:expiring, graph:x,\nconn:x, label:x, user:x and is:current look in one place; ! in front of a word turns it round.\nWhere a filter matches nothing the exit code is 4.',
		'With --quiet: ids alone, a line each.',
	],
	examples: [
		'tgtoken list',
		'tgtoken list prod-eu --json',
		'tgtoken list --filter "state:expiring !label:notebook" --jsonl',
	],
	async run(context, invocation) {
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const name = invocation.words[0]
		const chosen = tokensAsked(ports.value, invocation)
		if (!chosen.ok) return chosen
		const tokens = chosen.value
		if (tokens.length === 0 && invocation.texts.filter !== undefined) {
			return failed('nothing-matched')
		}
		const nowMs = ports.value.nowMs()
		if (invocation.flags.has('jsonl')) {
			return ok(jsonLines(ports.value, tokens, invocation))
		}
		const values = await valuesOf(ports.value, tokens, invocation)
		if (!values.ok) return values
		const view = ports.value.history.view()
		return ok({
			get json() {
				return {
					tokens: bySoonestExpiry(tokens, nowMs).map((token) =>
						tokenJson(view, token, nowMs, values.value.get(token.id)),
					),
				}
			},
			text: (paint) =>
				tokens.length === 0
					? `There are no tokens${name === undefined ? '' : ` of ${name}`} yet: tgtoken issue ${name ?? 'NAME'}`
					: tokenTable(view, tokens, nowMs, paint, {
							withConnection: name === undefined,
							values: values.value,
						}),
			quiet: () =>
				bySoonestExpiry(tokens, nowMs)
					.map((token) => token.id)
					.join('\n'),
		})
	},
}

/**
 * Made one by one, so that whoever wants the first need not wait for the last. What keeps the rest from being
 * made is the last line.
 */
function jsonLines(ports: Ports, tokens: readonly Token[], invocation: Invocation): Answer {
	const view = ports.history.view()
	const nowMs = ports.nowMs()
	let fault: Fault | undefined
	async function* lines() {
		for (const token of bySoonestExpiry(tokens, nowMs)) {
			const value = await shownValue(ports, token, invocation)
			if (!value.ok && value.fault.code !== 'token-not-held') {
				fault = value.fault
				yield JSON.stringify({ error: faultJson(fault) })
				return
			}
			yield JSON.stringify(tokenJson(view, token, nowMs, value.ok ? value.value : undefined))
		}
	}
	return { ...linesAnswer(lines()), exitCode: () => (fault ? exitCodeOf(fault) : 0) }
}

/** The values that --show asks for; a token whose value is not held has none. */
async function valuesOf(
	ports: Ports,
	tokens: readonly Token[],
	invocation: Invocation,
): Promise<Outcome<ReadonlyMap<string, string>>> {
	const values = new Map<string, string>()
	if (!invocation.flags.has('show')) return ok(values)
	for (const token of tokens) {
		const value = await shownValue(ports, token, invocation)
		if (value.ok && value.value !== undefined) values.set(token.id, value.value)
		if (!value.ok && value.fault.code !== 'token-not-held') return value
	}
	return ok(values)
}
