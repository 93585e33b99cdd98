/** Finds the rows of a table by their ids. */
export type RowFinder = {
	/** Undefined for the id of no row. Of several rows with one id, the last. */
	rowOf(id: string): number | undefined
	/** Takes note of a row whose id is known, where it is the next one; so nobody has to wait for it later. */
	note(row: number, id: string): void
}

/**
 * Finds rows by their ids, of which `idAt` tells one. A map of 100,000 texts takes ten times as long to fill, and is
 * moved about by who clears the garbage: here a place, found by the id's characters, has the number of a row alone.
 */
export function rowFinder(count: number, idAt: (row: number) => string): RowFinder {
	// A power of two, and at least twice as many places as rows: most are found at the first look.
	const places = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, count) * 2)))
	// Another one each time: nobody can prepare ids for a file to be imported that all want the same place.
	const basis = Math.trunc(Math.random() * 2 ** 32)
	let noted = 0
	/** The place of an id, or the empty one where it belongs. */
	const placeOf = (id: string) => {
		let place = hashOf(id, basis) & (places.length - 1)
		for (;;) {
			const entry = places[place] ?? 0
			if (entry === 0 || idAt(entry - 1) === id) return place
			place = (place + 1) & (places.length - 1)
		}
	}
	const note = (row: number, id: string) => {
		if (row !== noted) return
		// Beginning with 1, as 0 is an empty place.
		places[placeOf(id)] = row + 1
		noted++
	}
	return {
		note,
		rowOf(id) {
			while (noted < count) note(noted, idAt(noted))
			const entry = places[placeOf(id)] ?? 0
			return entry === 0 ? undefined : entry - 1
		},
	}
}

/** FNV-1a, 32 bits (draft-eastlake-fnv), from another basis. */
function hashOf(id: string, basis: number): number {
	let hash = basis
	for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
	return hash >>> 0
}
