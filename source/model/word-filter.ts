/** One condition of a filter: a word, perhaps of one field, perhaps excluding. */
export type FilterTerm = {
	/** `state` of `state:expiring`; absent = any field that is searched by bare words. */
	readonly field?: string
	readonly word: string
	readonly excludes: boolean
}

/** One field of a row, as a filter sees it. */
export type FilterField = {
	/** Lower-case. */
	readonly text: string
	/** Only asked for by name, never found by a bare word. */
	readonly byNameOnly?: true
	/** The word must be its start: `state:exp`, not `state:red`. */
	readonly fromStart?: true
}

/** A row as a filter sees it, by field name. */
export type FilterFields = Readonly<Record<string, FilterField>>

/**
 * A filter as people type it: words that must all be there, `!word` for what must not, `field:word`
 * for one field alone (`state:expiring`, `graph:social`), double quotes around words with spaces,
 * `field:` for one that is empty. Case does not matter.
 */
export function parseFilter(text: string): readonly FilterTerm[] {
	const terms: FilterTerm[] = []
	for (const [, not, quoted, bare] of text.matchAll(/(!?)(?:((?:\w+:)?"[^"]*")|(\S+))/g)) {
		const typed = (quoted ?? bare ?? '').replaceAll('"', '').toLowerCase()
		const excludes = not === '!'
		const [, field, word = ''] = /^([a-z]+):(.*)$/.exec(typed) ?? []
		if (field !== undefined) terms.push({ field, word, excludes })
		else if (typed !== '') terms.push({ word: typed, excludes })
	}
	return terms
}

/**
 * Whether a row meets every term. A field that the row does not have makes its term a plain word, so
 * that a label with a colon can be found.
 */
export function meetsFilter(terms: readonly FilterTerm[], fields: FilterFields): boolean {
	return terms.every((term) => meets(term, fields) !== term.excludes)
}

function meets({ field, word }: FilterTerm, fields: FilterFields): boolean {
	const named = field === undefined ? undefined : fields[field]
	if (named) {
		if (word === '') return named.text === ''
		return named.fromStart ? named.text.startsWith(word) : named.text.includes(word)
	}
	const wanted = field === undefined ? word : `${field}:${word}`
	return Object.values(fields).some(({ text, byNameOnly }) => !byNameOnly && text.includes(wanted))
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
		const start = excludes || word === '' ? -1 : lower.indexOf(word)
		if (start >= 0) found.push([start, start + word.length])
	}
	found.sort((a, b) => a[0] - b[0])
	return found.filter(([start], index) => index === 0 || start >= (found[index - 1]?.[1] ?? 0))
}
