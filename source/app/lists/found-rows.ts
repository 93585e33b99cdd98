import {
	type FilterFields,
	type FilterTerm,
	narrows,
	parseFilter,
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
	const all: Found<Row> = { terms: [], rows }
	const steps: Found<Row>[] = []
	return (filter) => {
		const terms = parseFilter(filter)
		while (steps.length > 0 && !narrows(terms, steps.at(-1)?.terms ?? [])) steps.pop()
		const last = steps.at(-1) ?? all
		if (narrows(last.terms, terms)) return last.rows
		const found = last.rows.filter(rowFilter(terms, fields))
		const step = { terms, rows: found.length === last.rows.length ? last.rows : found }
		steps.push(step)
		return step.rows
	}
}

/** What was found by which terms; what a step has found, the step before it has found too. */
type Found<Row> = { readonly terms: readonly FilterTerm[]; readonly rows: readonly Row[] }
