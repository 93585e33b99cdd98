import { failed, type Outcome, ok } from './fault.ts'
import { horizonStepOf, horizonSteps } from './horizon.ts'
import type { Token } from './token.ts'
import { tokenState, tokenStates } from './token-state.ts'
import { type FilterFields, parseFilter, rowFilter } from './word-filter.ts'

/** What a filter can see of tokens beside themselves. */
export type FilterView = {
	/** The name of the token's connection. */
	readonly connectionOf: (token: Token) => string
	readonly isCurrent: (token: Token) => boolean
	readonly nowMs: number
}

/** Tells which tokens are meant. */
export type TokenFilter = (view: FilterView) => (token: Token) => boolean

/** What filters look at in tokens, on the screens and in commands. */
export function tokenFields({ connectionOf, isCurrent, nowMs }: FilterView) {
	return {
		state: { of: (token) => tokenState(token, nowMs), fromStart: true },
		graph: { of: ({ graph = '' }) => graph.toLowerCase() },
		conn: { of: (token) => connectionOf(token).toLowerCase() },
		label: { of: ({ label }) => label.toLowerCase() },
		token: {
			// Each for itself: what has an ellipsis in it takes long to make lower-case.
			of: ({ id, fingerprint = '', masked }) =>
				`${id.toLowerCase()} ${fingerprint.toLowerCase()} ${masked.toLowerCase()}`,
		},
		user: { of: ({ user = '' }) => user.toLowerCase(), byNameOnly: true },
		is: { of: (token) => (isCurrent(token) ? 'current' : ''), byNameOnly: true, fromStart: true },
		ends: {
			of: (token) => horizonStepOf(token, nowMs) ?? '',
			byNameOnly: true,
			fromStart: true,
		},
	} satisfies FilterFields<Token>
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
	return ok((view) => rowFilter(terms, tokenFields(view)))
}

function refuse(detail: string): Outcome<never> {
	return failed('wrong-usage', { detail })
}
