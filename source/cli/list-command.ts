import { type Outcome, ok } from '../model/fault.ts'
import type { Token } from '../model/token.ts'
import { bySoonestExpiry } from '../model/token-order.ts'
import { findConnection } from '../work/find-connection.ts'
import { listTokens } from '../work/find-token.ts'
import type { HistoryView, Ports } from '../work/ports.ts'
import type { Command, Invocation } from './command.ts'
import { shownValue, showOption } from './show-value.ts'
import { tokenJson } from './token-json.ts'
import { tokenTable } from './token-table.ts'
import { nameWord } from './words.ts'

/** `tgtoken list [NAME]`: the tokens of one connection, or of all. */
export const listCommand: Command = {
	name: 'list',
	summary: 'List the tokens of a connection, or of all',
	words: [{ ...nameWord, isOptional: true, what: 'a connection’s name; left out: all tokens' }],
	options: showOption,
	examples: ['tgtoken list', 'tgtoken list prod-eu --json'],
	async run(context, invocation) {
		const ports = await context.openPorts()
		if (!ports.ok) return ports
		const name = invocation.words[0]
		const tokens = tokensOf(ports.value.history.view(), name)
		if (!tokens.ok) return tokens
		const values = await valuesOf(ports.value, tokens.value, invocation)
		if (!values.ok) return values
		const view = ports.value.history.view()
		const nowMs = ports.value.nowMs()
		return ok({
			json: {
				tokens: bySoonestExpiry(tokens.value, nowMs).map((token) =>
					tokenJson(view, token, nowMs, values.value.get(token.id)),
				),
			},
			text: (paint) =>
				tokens.value.length === 0
					? `There are no tokens${name === undefined ? '' : ` of ${name}`} yet: tgtoken issue ${name ?? 'NAME'}`
					: tokenTable(view, tokens.value, nowMs, paint, {
							withConnection: name === undefined,
							values: values.value,
						}),
		})
	},
}

function tokensOf(view: HistoryView, name: string | undefined): Outcome<readonly Token[]> {
	if (name === undefined) return ok(listTokens(view))
	const connection = findConnection(view, name)
	return connection.ok ? ok(listTokens(view, connection.value.id)) : connection
}

/** The values that --show asks for; a token whose value is not held has none. */
async function valuesOf(
	ports: Ports,
	tokens: readonly Token[],
	invocation: Invocation,
): Promise<Outcome<ReadonlyMap<string, string>>> {
	const values = new Map<string, string>()
	for (const token of tokens) {
		const value = await shownValue(ports, token, invocation)
		if (value.ok && value.value !== undefined) values.set(token.id, value.value)
		if (!value.ok && value.fault.code !== 'token-not-held') return value
	}
	return ok(values)
}
