import { lifeMembers, type Token, type TokenLife } from '../model/token.ts'
import { type Table, tableOf } from './columns.ts'
import { memberReader, type RowReader, tableReader } from './read-columns.ts'
import { rowFinder } from './row-finder.ts'

/**
 * The number of the fold, `tokenOf`, and of the layout of its columns. An index holds what the fold made of
 * events; one with another number is left aside and every token folded anew. It goes up whenever `tokenOf`
 * makes something else of the same events; a test notices.
 */
export const foldVersion = 3

/** Folded tokens without their events, by columns: what says whether they live, and all the rest. */
export type TokenTables = { readonly lives: Table; readonly rest: Table }

/** Those of many tokens, in their order. */
export function tablesOf(tokens: readonly Token[]): TokenTables {
	const lives: object[] = []
	const rest: object[] = []
	const isOfLife: ReadonlySet<string> = new Set(lifeMembers)
	for (const token of tokens) {
		const life: Record<string, unknown> = {}
		const others: Record<string, unknown> = {}
		for (const member of Object.keys(token) as (keyof Token)[]) {
			// Looking at them would read them.
			if (member === 'events') continue
			if (isOfLife.has(member)) life[member] = token[member]
			else others[member] = token[member]
		}
		lives.push(life)
		rest.push(others)
	}
	return { lives: tableOf(lives), rest: tableOf(rest) }
}

/** The tokens of a snapshot, by their rows, counted from 0: made when they are asked for, and once. */
export type TokenRows = {
	readonly count: number
	lifeAt(row: number): TokenLife
	tokenAt(row: number): Token
	/** Undefined for the id of no row. */
	rowOf(id: string): number | undefined
}

/**
 * The rows of those tables, of which the second is read when more than a life is first asked for. `events`
 * becomes a member of each token that is asked for when it is first looked at.
 */
export function tokenRows(
	lives: Table,
	readRest: () => Table,
	eventsOf: (row: number) => Token['events'],
): TokenRows {
	const { count } = lives
	const lifeOf = tableReader(lives) as RowReader<unknown> as RowReader<TokenLife>
	const tokens = new Array<Token | undefined>(count)
	let rest: Table | undefined
	const restTable = () => {
		rest ??= readRest()
		return rest
	}
	let tokenOf: RowReader<object> | undefined
	let idOf: RowReader<unknown> | undefined
	const { rowOf, note } = rowFinder(count, (row) => {
		idOf ??= memberReader(restTable(), 'id')
		return String(idOf(row))
	})
	// One getter for all of them: 100,000 closures would cost more than everything else here.
	const events: PropertyDescriptor & ThisType<Token> = {
		get() {
			const value = eventsOf(rowOf(this.id) ?? -1)
			Object.defineProperty(this, 'events', { value, enumerable: true })
			return value
		},
		enumerable: true,
		configurable: true,
	}
	return {
		count,
		lifeAt: (row) => tokens[row] ?? lifeOf(row),
		tokenAt(row) {
			const held = tokens[row]
			if (held) return held
			tokenOf ??= tableReader(restTable(), lives)
			const token = Object.defineProperty(tokenOf(row), 'events', events) as Token
			tokens[row] = token
			// Who makes one after the other finds them by their ids afterwards without a pause.
			note(row, token.id)
			return token
		},
		rowOf,
	}
}
