import { type Operation, type State, topScreen } from '../../app/state.ts'

/**
 * What is under way and worth a line: `refreshing 3f9a…c21e… (esc stops)`. Looks at servers are seen
 * in their rows, and what takes no time to speak of is left out. Empty when there is nothing.
 */
export function activityText(state: State): string {
	const shown = state.operations.filter(({ what }) => !quiet.has(what))
	const [first, second, ...more] = shown.map((operation) => textOf(state, operation))
	if (first === undefined) return state.leaving ? 'leaving…' : ''
	const texts = [first, ...(second === undefined ? [] : [second])].join(' · ')
	const rest = more.length === 0 ? '' : ` · ${more.length} more`
	if (state.leaving) return `leaving: ${texts}${rest}`
	return `${texts}${rest}${canStop(state) ? ' (esc stops)' : ''}`
}

const quiet: ReadonlySet<Operation['what']> = new Set(['looking', 'waking', 'saving', 'reading'])

/** Esc means something else while something lies over the screen. */
function canStop(state: State): boolean {
	return state.overlay === undefined
}

function textOf(state: State, { what, tokenId, connectionId }: Operation): string {
	const token = tokenId === undefined ? undefined : state.history.tokens.get(tokenId)
	if (token) return `${what} ${token.masked}…`
	const connection =
		connectionId === undefined ? undefined : state.history.connections.get(connectionId)
	const screen = topScreen(state)
	const isList = screen.name === 'tokens' || screen.name === 'secrets'
	const isHere = isList && screen.connectionId === connectionId
	return connection && !isHere ? `${what} on ${connection.name}…` : `${what}…`
}
