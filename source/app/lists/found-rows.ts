import {
	type FilterFields,
	type FilterTerm,
	narrows,
	parseFilter,
	placeFields,
	rowFilter,
} from '../../model/word-filter.ts'

/**
 * Finds rows for one filter after another, as it is typed: a letter more looks only at what was found
 * without it, and a letter taken back finds what was found before. Where a filter finds all of them,
 * that is the same list.
 */
export function foundRows<Row>(
	rows: readonly Row[],
	fields: FilterFields<Row>,
): (filter: string) => readonly Row[] {
	const ofPlaces = placeFields(rows, fields)
	const steps: Found<Row>[] = []
	return (filter) => {
		const terms = parseFilter(filter)
		while (steps.length > 0 && !narrows(terms, steps.at(-1)?.terms ?? [])) steps.pop()
		const last = steps.at(-1)
		const before = last?.rows ?? rows
		if (narrows(last?.terms ?? [], terms)) return before
		const places = (last?.places ?? [...rows.keys()]).filter(rowFilter(terms, ofPlaces))
		const isAll = places.length === before.length
		const step = {
			terms,
			places,
			rows: isAll ? before : places.map((place) => rows[place] as Row),
		}
		steps.push(step)
		return step.rows
	}
}

/** What was found by which terms; what a step has found, the step before it has found too. */
type Found<Row> = {
	readonly terms: readonly FilterTerm[]
	/** Where the rows stand among all. */
	readonly places: readonly number[]
	readonly rows: readonly Row[]
}
