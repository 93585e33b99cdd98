import { rowIds } from '../../app/lists/chosen.ts'
import { connectionList, matchingConnections } from '../../app/lists/connection-list.ts'
import { markedIds } from '../../app/lists/marks.ts'
import { tokenList } from '../../app/lists/token-list.ts'
import { type SecretsScreen, type State, type TokensScreen, topScreen } from '../../app/state.ts'
import { tokensHanging } from '../../app/steps/managing-secrets.ts'
import { connectionDetail, connectionLine } from './connection-line.ts'
import { counted, spokenText, tokenInWords } from './spoken-text.ts'
import { tokenLine } from './token-line.ts'

/** Where the user is, in one line: the screen, how much is on it, its filter and its order. */
export function headingOf(state: State): string {
	const screen = topScreen(state)
	switch (screen.name) {
		case 'connections': {
			const all = matchingConnections(state.history, undefined).length
			return `Connections: ${countOf(rowIds(state).length, all, 'connection', screen.filter)}.`
		}
		case 'tokens':
			return tokensHeading(state, screen)
		case 'secrets':
			return secretsHeading(state, screen)
		case 'inspect': {
			const token = state.history.tokens.get(screen.tokenId)
			return token ? `Token ${tokenInWords(token)}.` : 'This token is not in the history any more.'
		}
	}
}

/** Where the user is when something is over, and how to hear the choices again. */
export function hereLine(
	state: State,
	menu: { readonly kind: string; readonly id?: string },
): string {
	if (menu.kind === 'row' && menu.id !== undefined) {
		const row = rowText(state, menu.id)
		if (row !== undefined) return `At: ${row}. Enter says what can be done to it.`
	}
	return `${headingOf(state)} Enter says the choices.`
}

/** Whether two states are at the same place, so that what was said of it still holds. */
export function placeKey(state: State): string {
	const screen = topScreen(state)
	const of =
		screen.name === 'inspect'
			? screen.tokenId
			: screen.name === 'connections'
				? ''
				: (screen.connectionId ?? 'all')
	return `${state.screens.length} ${screen.name} ${of}`
}

/** What a list shows of its rows, so that a change of it is said: filter, order, the answer of a server. */
export function listKey(state: State): string {
	const screen = topScreen(state)
	if (screen.name === 'inspect') return ''
	const order = screen.name === 'tokens' ? `${state.sort.by} ${state.sort.descending}` : ''
	const known =
		screen.name === 'secrets' ? (screen.secrets ?? []).map(({ alias }) => alias).join() : ''
	const isListed = screen.name === 'secrets' && screen.secrets !== undefined
	return [screen.filter ?? '', order, known, isListed].join('\n')
}

/** One row of the list in words; undefined when it is not there any more. */
export function rowText(state: State, id: string): string | undefined {
	const screen = topScreen(state)
	switch (screen.name) {
		case 'connections': {
			const row = connectionList(state).find(({ connection }) => connection.id === id)
			return row && spokenText(state, connectionLine(row, state.nowMs))
		}
		case 'tokens': {
			const token = state.history.tokens.get(id)
			return token && tokenLine(state, token, screen.connectionId === undefined)
		}
		case 'secrets':
			return secretText(state, screen, id)
		case 'inspect':
			return undefined
	}
}

/** What is said of a row besides, once it is chosen. */
export function rowDetail(state: State, id: string): string | undefined {
	if (topScreen(state).name !== 'connections') return undefined
	const row = connectionList(state).find(({ connection }) => connection.id === id)
	return row && spokenText(state, connectionDetail(state, row))
}

/** What stands in place of rows where there are none. */
export function emptyLine(state: State): string {
	const screen = topScreen(state)
	const isFiltered = screen.name !== 'inspect' && Boolean(screen.filter)
	if (isFiltered) return 'Nothing matches; a slash alone takes the filter away.'
	switch (screen.name) {
		case 'connections':
			return 'A connection is one TigerGraph server and the secret or user that asks it for tokens. To look around without a server, leave and run: tgtoken --demo --screen-reader'
		case 'tokens':
			return screen.connectionId === undefined ? 'Open a connection and issue one there.' : ''
		case 'secrets':
			if (screen.secrets) return 'There are no secrets.'
			return state.operations.some(({ what }) => what === 'listing secrets')
				? 'The server is being asked for them.'
				: 'The secrets could not be listed.'
		case 'inspect':
			return ''
	}
}

function tokensHeading(state: State, screen: TokensScreen): string {
	const { tokens, outOf, counts, withinHour } = tokenList(state, screen)
	const live = counts.live + counts.expiring
	const where =
		screen.connectionId === undefined
			? 'Tokens of all connections'
			: `Tokens of ${nameOf(state, screen.connectionId)}`
	const marked = markedIds(state).length
	const parts = [
		countOf(tokens.length, outOf, 'token', screen.filter),
		live === 0 ? '' : `${live} live`,
		withinHour === 0 ? '' : `${withinHour} within an hour of the end`,
		counts.unknown === 0 ? '' : `${counts.unknown} unknown`,
		marked === 0 ? '' : `${marked} marked`,
		outOf === 0 ? '' : `sorted by ${state.sort.by}${state.sort.descending ? ', turned round' : ''}`,
	]
	return `${where}: ${parts.filter((part) => part !== '').join(', ')}.`
}

function secretsHeading(state: State, { connectionId, secrets }: SecretsScreen): string {
	const connection = state.history.connections.get(connectionId)
	const whose = `Secrets of ${connection?.user ?? 'the user'} on ${nameOf(state, connectionId)}`
	return secrets ? `${whose}: ${secrets.length}.` : `${whose}.`
}

function secretText(state: State, screen: SecretsScreen, alias: string): string | undefined {
	const entry = screen.secrets?.find((each) => each.alias === alias)
	if (!entry) return undefined
	const connection = state.history.connections.get(screen.connectionId)
	const { named, perhaps } = connection
		? tokensHanging(state, connection, entry)
		: { named: [], perhaps: [] }
	const parts = [
		entry.alias,
		entry.isStored ? 'the connection’s own' : '',
		entry.graph === undefined ? '' : `graph ${entry.graph}`,
		named.length === 0
			? 'no live token is known to hang on it'
			: `${counted(named.length, 'live token')} of it`,
		perhaps.length === 0 ? '' : `perhaps ${perhaps.length} more`,
	]
	return spokenText(state, parts.filter((part) => part !== '').join(', '))
}

function countOf(shown: number, all: number, what: string, filter: string | undefined): string {
	return filter ? `${shown} of ${counted(all, what)} match ${filter}` : counted(all, what)
}

function nameOf(state: State, connectionId: string): string {
	return state.history.connections.get(connectionId)?.name ?? 'a connection that is gone'
}
