import { failed, type Outcome, ok } from './fault.ts'
import type { Token } from './token.ts'
import { type TokenState, tokenState, tokenStates } from './token-state.ts'

/** What a filter can see of a token beside itself. */
export type FilterView = {
	/** The connection's name. */
	readonly connection: string
	readonly isCurrent: boolean
	readonly nowMs: number
}

/** Whether a token is meant. */
export type TokenFilter = (token: Token, view: FilterView) => boolean

/**
 * Reads a filter: words that must all match, in any order and case. A bare word stands in the label,
 * id, mask, fingerprint, graph or connection; `state:expiring`, `graph:x`, `conn:x`, `label:x`, `token:x`,
 * `user:x` and `is:current` ask for one thing; a `!` in front turns a word round. Words with spaces
 * stand in double quotes. Fault: `wrong-usage` for a state or a name that does not exist.
 */
export function parseTokenFilter(text: string): Outcome<TokenFilter> {
	const tests: TokenFilter[] = []
	for (const [, not, quoted, bare] of text.matchAll(/(!?)(?:((?:\w+:)?"[^"]*")|(\S+))/g)) {
		const word = (quoted ?? bare ?? '').replaceAll('"', '').toLowerCase()
		if (word === '') continue
		const test = testOf(word)
		if (!test.ok) return test
		tests.push(not ? (token, view) => !test.value(token, view) : test.value)
	}
	return ok((token, view) => tests.every((test) => test(token, view)))
}

function testOf(word: string): Outcome<TokenFilter> {
	const [, name, value = ''] = /^([a-z]+):(.*)$/.exec(word) ?? []
	const has = (part: string | undefined, wanted = value) =>
		part?.toLowerCase().includes(wanted) ?? false
	switch (name) {
		case undefined:
			return ok((token, view) =>
				[token.label, token.id, token.masked, token.fingerprint, token.graph, view.connection].some(
					(part) => has(part, word),
				),
			)
		case 'state': {
			const states = tokenStates.filter((state) => value !== '' && state.startsWith(value))
			return states.length === 0
				? refuse(`${value || 'That'} is no state; there are ${tokenStates.join(', ')}.`)
				: ok((token, { nowMs }) => states.includes(tokenState(token, nowMs) as TokenState))
		}
		case 'graph':
			return ok((token) => has(token.graph))
		case 'conn':
			return ok((_token, { connection }) => has(connection))
		case 'label':
			return ok((token) => (value === '' ? token.label === '' : has(token.label)))
		case 'token':
			return ok(({ id, masked, fingerprint }) =>
				[id, masked, fingerprint].some((part) => has(part)),
			)
		case 'user':
			return ok((token) => has(token.user))
		case 'is':
			return value === 'current'
				? ok((_token, { isCurrent }) => isCurrent)
				: refuse('After is: there is only current.')
		default:
			return refuse(
				`Nothing is named ${name}; there are state, graph, conn, label, token, user and is.`,
			)
	}
}

function refuse(detail: string): Outcome<never> {
	return failed('wrong-usage', { detail })
}
