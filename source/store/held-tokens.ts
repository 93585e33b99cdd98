import type { Token, TokenLife } from '../model/token.ts'
import type { TokenRows } from './token-rows.ts'

/**
 * The tokens of a history by their ids: those of a snapshot in its order, each made when it is asked for, and
 * those that came later. As with a `Map`, a token that is set again keeps its place, and one that was taken
 * out has none.
 */
export type HeldTokens = ReadonlyMap<string, Token> & {
	set(id: string, token: Token): void
	delete(id: string): void
	/** Of each token, in the same order, what says whether it lives; of those that are not made yet, that alone is made. */
	lives(): Iterable<TokenLife>
	/** Makes the next so many tokens of the snapshot; answers whether there are more. */
	makeSome(count: number): boolean
}

/** No tokens, or those of a snapshot. */
export function heldTokens(rows?: TokenRows): HeldTokens {
	const rowCount = rows?.count ?? 0
	/** What has become of rows; undefined where a token was taken out. */
	const changed = new Map<number, Token | undefined>()
	const later = new Map<string, Token>()
	let gone = 0
	let made = 0

	function* tokens(): Generator<Token, undefined> {
		for (let row = 0; row < rowCount; row++) {
			const token = changed.get(row)
			if (token) yield token
			else if (rows && !changed.has(row)) yield rows.tokenAt(row)
		}
		yield* later.values()
	}
	// What each of them is asked is soon over: kept, they would be moved about by whoever clears the garbage.
	function* lives(): Generator<TokenLife, undefined> {
		for (let row = 0; row < rowCount; row++) {
			const life = changed.has(row) ? changed.get(row) : rows?.lifeAt(row)
			if (life) yield life
		}
		yield* later.values()
	}
	const rowOf = (id: string) => {
		const row = rows?.rowOf(id)
		const isGone = row !== undefined && changed.has(row) && !changed.get(row)
		return isGone ? undefined : row
	}
	function* entries(): Generator<[string, Token], undefined> {
		for (const token of tokens()) yield [token.id, token]
	}
	function* keys(): Generator<string, undefined> {
		for (const { id } of tokens()) yield id
	}
	return {
		get size() {
			return rowCount - gone + later.size
		},
		get(id) {
			const row = rowOf(id)
			if (row === undefined) return later.get(id)
			return changed.get(row) ?? rows?.tokenAt(row)
		},
		has: (id) => rowOf(id) !== undefined || later.has(id),
		values: tokens,
		keys,
		entries,
		[Symbol.iterator]: entries,
		forEach(call) {
			for (const [id, token] of entries()) call(token, id, this)
		},
		set(id, token) {
			const row = rowOf(id)
			if (row === undefined) later.set(id, token)
			else changed.set(row, token)
		},
		delete(id) {
			const row = rowOf(id)
			if (row === undefined) later.delete(id)
			else {
				changed.set(row, undefined)
				gone++
			}
		},
		lives,
		makeSome(count) {
			const end = Math.min(rowCount, made + count)
			for (; made < end; made++) rows?.tokenAt(made)
			return made < rowCount
		},
	}
}
