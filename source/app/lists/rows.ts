/** The rows of a list by id. */
export type Rows = {
	/** In order. */
	readonly ids: readonly string[]
	readonly count: number
	idAt(place: number): string | undefined
	/** Where a row is; undefined where it is not. */
	placeOf(id: string): number | undefined
	/** Where each of them is. */
	readonly places: ReadonlyMap<string, number>
}

/** The rows of a list. Made once for a list, however long, as every key asks for them many times. */
export function rowsOf(list: readonly { readonly id: string }[]): Rows {
	const known = kept.get(list)
	if (known) return known
	const made = makeRows(list)
	kept.set(list, made)
	return made
}

// A list never changes; one that has is another list.
const kept = new WeakMap<readonly { readonly id: string }[], Rows>()

/** How far from the row that was looked for last the next one usually is: a page of the largest screen. */
const stride = 200

/** What takes long for 100,000 rows is made when it is first asked for: a filter's letter needs none of it. */
function makeRows(list: readonly { readonly id: string }[]): Rows {
	let ids: readonly string[] | undefined
	let places: ReadonlyMap<string, number> | undefined
	let last = 0
	const asked = new Map<string, number | undefined>()
	const placeBetween = (from: number, to: number, id: string) => {
		for (let place = from; place < to; place++) if (list[place]?.id === id) return place
		return undefined
	}
	return {
		count: list.length,
		idAt: (place) => list[place]?.id,
		get ids() {
			ids ??= list.map(({ id }) => id)
			return ids
		},
		get places() {
			places ??= new Map(list.map(({ id }, place) => [id, place]))
			return places
		},
		placeOf(id) {
			if (asked.has(id)) return asked.get(id)
			const near = Math.max(0, last - stride)
			const place = placeBetween(near, list.length, id) ?? placeBetween(0, near, id)
			asked.set(id, place)
			if (place !== undefined) last = place
			return place
		},
	}
}
