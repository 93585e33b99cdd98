import { type Screen, type State, topScreen } from '../../app/state.ts'
import type { Connection } from '../../model/connection.ts'
import { filledLine, fitLine, type Line, lineWidth, type Piece } from '../parts/line.ts'
import { signs } from '../parts/theme.ts'
import { headerFacts } from '../screens/server-words.ts'

/** The first line: where we are, on the left, and the facts that go with it, on the right. */
export function headerLine(state: State): Line {
	const crumbs = crumbLine(state)
	const facts = joined(factsOf(state), Math.max(16, state.columns - lineWidth(crumbs) - 3))
	const room = Math.max(8, state.columns - lineWidth(facts) - 2)
	return [...filledLine(fitLine(crumbs, room), room + 1), ...facts]
}

function crumbLine(state: State): Line {
	const places = state.screens.flatMap((screen) => crumbOf(state, screen))
	// Where there is little room, where we are matters more than what this program is called.
	const isNarrow = state.columns < narrow && places.length > 0
	const [first = '', ...rest] = isNarrow ? places : ['tgtoken', ...places]
	return [
		{ text: ` ${first}`, tone: 'accent', bold: true },
		...rest.map((name) => ({ text: ` ${signs.crumb} ${name}` })),
	]
}

const narrow = 60

function crumbOf(state: State, screen: Screen): readonly string[] {
	if (screen.name === 'connections') return []
	if (screen.name === 'inspect') return [state.history.tokens.get(screen.tokenId)?.masked ?? 'gone']
	if (screen.connectionId === undefined) return ['all tokens']
	const name = state.history.connections.get(screen.connectionId)?.name ?? 'gone'
	const what = screen.name === 'secrets' ? 'secrets' : 'tokens'
	return screen === topScreen(state) ? [name, what] : [name]
}

function factsOf(state: State): readonly Piece[] {
	const screen = topScreen(state)
	const demo: readonly Piece[] = state.demo ? [{ text: 'demo', tone: 'warning' }] : []
	const connection = connectionOf(state, screen)
	if (connection) return [...headerFacts(connection, seenOf(state, connection.id)), ...demo]
	const connections = [...state.history.connections.values()]
	const count = connections.filter(({ removedAtMs }) => removedAtMs === undefined).length
	return [
		...demo,
		{ text: `${count} connection${count === 1 ? '' : 's'}`, tone: 'dim' },
		{ text: `key: ${state.historyStatus.keyPlace}`, tone: 'dim' },
	]
}

function connectionOf(state: State, screen: Screen): Connection | undefined {
	const { connections, tokens } = state.history
	if (screen.name === 'tokens' || screen.name === 'secrets') {
		return screen.connectionId === undefined ? undefined : connections.get(screen.connectionId)
	}
	if (screen.name === 'connections') return undefined
	const id = tokens.get(screen.tokenId)?.connectionId
	return id === undefined ? undefined : connections.get(id)
}

function seenOf(state: State, connectionId: string) {
	const seen = state.history.servers.get(connectionId)
	return {
		...(seen?.facts && { facts: seen.facts }),
		...(seen?.fault && { fault: seen.fault }),
		looking: state.operations.some(
			({ what, connectionId: id }) => what === 'looking' && id === connectionId,
		),
	}
}

/** As many of the facts as fit, with a dot between them; the first always stays. */
function joined(pieces: readonly Piece[], columns: number): Line {
	const line: Piece[] = []
	let width = 0
	for (const piece of pieces) {
		const more = lineWidth([piece]) + (line.length === 0 ? 0 : 3)
		if (line.length > 0 && width + more > columns) break
		if (line.length > 0) line.push({ text: ' · ', tone: 'dim' })
		line.push(piece)
		width += more
	}
	return line
}
