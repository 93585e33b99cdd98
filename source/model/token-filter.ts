import { failed, type Outcome, ok } from './fault.ts'
import { horizonStepOf, horizonSteps } from './horizon.ts'
import type { Token } from './token.ts'
import { tokenState, tokenStates } from './token-state.ts'
import { type FilterFields, meetsFilter, parseFilter } from './word-filter.ts'

/** What a filter can see of a token beside itself. */
export type FilterView = {
	/** The connection's name. */
	readonly connection: string
	readonly isCurrent: boolean
	readonly nowMs: number
}

/** Whether a token is meant. */
export type TokenFilter = (token: Token, view: FilterView) => boolean

/** A token as a filter sees it, on the screens and in commands. */
export function tokenFields(token: Token, view: FilterView): FilterFields {
	const { label, graph = '', user = '', masked, id, fingerprint = '' } = token
	return {
		state: { text: tokenState(token, view.nowMs), fromStart: true },
		graph: { text: graph.toLowerCase() },
		conn: { text: view.connection.toLowerCase() },
		label: { text: label.toLowerCase() },
		token: { text: `${masked} ${id} ${fingerprint}`.toLowerCase() },
		user: { text: user.toLowerCase(), byNameOnly: true },
		is: { text: view.isCurrent ? 'current' : '', byNameOnly: true, fromStart: true },
		ends: { text: horizonStepOf(token, view.nowMs) ?? '', byNameOnly: true, fromStart: true },
	}
}

const choices: Readonly<Record<string, readonly string[]>> = {
	state: tokenStates,
	is: ['current'],
	ends: horizonSteps,
}

const fieldNames = ['state', 'graph', 'conn', 'label', 'token', 'user', 'is', 'ends']

/**
 * Reads a filter for a command, where a slip must not pass: `wrong-usage` for a field, a state or the
 * like that does not exist. See `parseFilter` for how filters are written.
 */
export function parseTokenFilter(text: string): Outcome<TokenFilter> {
	const terms = parseFilter(text)
	for (const { field, word } of terms) {
		if (field === undefined) continue
		if (!fieldNames.includes(field)) {
			return refuse(`Nothing is named ${field}; there are ${fieldNames.join(', ')}.`)
		}
		const known = choices[field]
		if (known && !known.some((choice) => word !== '' && choice.startsWith(word))) {
			return refuse(`${word || 'That'} is no ${field}; there are ${known.join(', ')}.`)
		}
	}
	return ok((token, view) => meetsFilter(terms, tokenFields(token, view)))
}

function refuse(detail: string): Outcome<never> {
	return failed('wrong-usage', { detail })
}
