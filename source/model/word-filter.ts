/** One condition of a filter: a word, perhaps of one field, perhaps excluding. */
export type FilterTerm = {
	/** `state` of `state:expiring`; absent = any field. */
	readonly field?: string
	readonly word: string
	readonly excludes: boolean
}

/** The texts of a row that a filter looks at, by field name. All lower-case. */
export type FilterFields = Readonly<Record<string, string>>

/**
 * A filter as people type it: words that must all be there, `!word` for what must not, `field:word`
 * for one field alone (`state:expiring`, `graph:social`, `conn:prod`). Case does not matter. A field
 * that does not exist makes it a plain word, so that a label with a colon can be found.
 */
export function parseFilter(text: string, fields: readonly string[]): readonly FilterTerm[] {
	return text
		.toLowerCase()
		.split(/\s+/)
		.map((typed) => {
			const excludes = typed.startsWith('!')
			const rest = excludes ? typed.slice(1) : typed
			const [field = '', ...words] = rest.split(':')
			const isField = words.length > 0 && fields.includes(field)
			return isField ? { field, word: words.join(':'), excludes } : { word: rest, excludes }
		})
		.filter(({ word }) => word !== '')
}

/** Whether a row meets every term. */
export function meetsFilter(terms: readonly FilterTerm[], fields: FilterFields): boolean {
	return terms.every(({ field, word, excludes }) => {
		const texts = field === undefined ? Object.values(fields) : [fields[field] ?? '']
		return texts.some((text) => text.includes(word)) !== excludes
	})
}

/** The words a filter finds anywhere in a text, for marking them: where each begins and ends. */
export function markedRanges(
	terms: readonly FilterTerm[],
	text: string,
): readonly (readonly [start: number, end: number])[] {
	const lower = text.toLowerCase()
	// A few letters change their length in lower case; then nothing is marked rather than the wrong.
	if (lower.length !== text.length) return []
	const found: [number, number][] = []
	for (const { word, excludes } of terms) {
		const start = excludes ? -1 : lower.indexOf(word)
		if (start >= 0) found.push([start, start + word.length])
	}
	found.sort((a, b) => a[0] - b[0])
	return found.filter(([start], index) => index === 0 || start >= (found[index - 1]?.[1] ?? 0))
}
