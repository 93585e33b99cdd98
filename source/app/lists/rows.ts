/** The rows of a list by id: in order, and where each of them is. */
export type Rows = {
	readonly ids: readonly string[]
	readonly places: ReadonlyMap<string, number>
}

/** The rows of a list. Made once for a list, however long, as every key asks for them many times. */
export function rowsOf(list: readonly { readonly id: string }[]): Rows {
	const made = kept.get(list)
	if (made) return made
	const ids = list.map(({ id }) => id)
	const rows: Rows = { ids, places: new Map(ids.map((id, place) => [id, place])) }
	kept.set(list, rows)
	return rows
}

// A list never changes; one that has is another list.
const kept = new WeakMap<readonly { readonly id: string }[], Rows>()
