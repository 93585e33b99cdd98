import type { Token } from '../model/token.ts'

/**
 * The number of the fold, `tokenOf`. An index holds what the fold made of events; one with another
 * number is left aside and every token folded anew. It goes up whenever `tokenOf` makes something
 * else of the same events; a test notices.
 */
export const foldVersion = 2

/** Everything derived of a token, without its events. */
export type FoldedToken = Omit<Token, 'events'>

/** The values of one member over many tokens; those that repeat are written once. */
type Column = readonly unknown[] | { readonly values: readonly unknown[]; readonly rows: number[] }

/** The tokens that have the same members. */
type Shape = { readonly members: readonly string[]; readonly columns: readonly Column[] }

/** Many folded tokens by columns, which is a fifth of the text of their events and quick to parse. */
export type TokenIndex = {
	/** For each token, in order, which shape it has. */
	readonly order: readonly number[]
	readonly shapes: readonly Shape[]
}

/** The index of tokens, in their order. */
export function indexOfTokens(tokens: readonly FoldedToken[]): TokenIndex {
	const shapes = new Map<string, { at: number; members: string[]; columns: unknown[][] }>()
	const order = tokens.map((token) => {
		const members = Object.keys(token).filter((member) => member !== 'events')
		const name = members.join()
		const known = shapes.get(name)
		const shape = known ?? { at: shapes.size, members, columns: members.map(() => []) }
		if (!known) shapes.set(name, shape)
		members.forEach((member, index) => {
			shape.columns[index]?.push(token[member as keyof FoldedToken])
		})
		return shape.at
	})
	return {
		order,
		shapes: [...shapes.values()].map(({ members, columns }) => ({
			members,
			columns: columns.map(shortened),
		})),
	}
}

function shortened(column: readonly unknown[]): Column {
	const places = new Map<unknown, number>()
	for (const value of column) if (!places.has(value)) places.set(value, places.size)
	if (places.size * 4 > column.length) return column
	return { values: [...places.keys()], rows: column.map((value) => places.get(value) ?? 0) }
}

/**
 * The folded tokens of an index, in order. `events` becomes a member of each that is asked for when
 * it is first looked at. Undefined for what is no index.
 */
export function tokensOfIndex(
	index: TokenIndex,
	eventsOf: (id: string) => Token['events'],
): readonly Token[] | undefined {
	const shapes = index.shapes.map(({ members, columns }) => ({
		members,
		columns: columns.map(written),
		// Copies of one object share its layout from the start, which makes filling them twice as quick.
		empty: Object.fromEntries(members.map((member) => [member, null])) as Record<string, unknown>,
		used: 0,
	}))
	// One getter for all of them: 100,000 closures would cost more than everything else here.
	const events: PropertyDescriptor & ThisType<Token> = {
		get() {
			const value = eventsOf(this.id)
			Object.defineProperty(this, 'events', { value, enumerable: true })
			return value
		},
		enumerable: true,
		configurable: true,
	}
	const tokens: Token[] = []
	for (const at of index.order) {
		const shape = shapes[at]
		if (!shape) return undefined
		const token = { ...shape.empty }
		for (let member = 0; member < shape.members.length; member++) {
			token[shape.members[member] ?? ''] = shape.columns[member]?.[shape.used]
		}
		shape.used++
		if (typeof token.id !== 'string') return undefined
		tokens.push(Object.defineProperty(token, 'events', events) as Token)
	}
	return tokens
}

function written(column: Column): readonly unknown[] {
	return 'rows' in column ? column.rows.map((place) => column.values[place]) : column
}
