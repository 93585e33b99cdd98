import { packedTexts } from './packed-texts.ts'

/** One condition of a filter: a word, perhaps of one field, perhaps excluding. */
export type FilterTerm = {
	/** `state` of `state:expiring`; absent = any field that is searched by bare words. */
	readonly field?: string
	readonly word: string
	readonly excludes: boolean
}

/** One field of rows, as a filter looks at it. */
export type FilterField<Row> = {
	/** Its text in a row, lower-case. */
	readonly of: (row: Row) => string
	/** Only asked for by name, never found by a bare word. */
	readonly byNameOnly?: true
	/** The word must be its start: `state:exp`, not `state:red`. */
	readonly fromStart?: true
}

/** What a filter can look at in rows, by field name. */
export type FilterFields<Row> = Readonly<Record<string, FilterField<Row>>>

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
 * Tells of a row whether it meets every term. A field that rows do not have makes its term a plain
 * word, so that a label with a colon can be found.
 */
export function rowFilter<Row>(
	terms: readonly FilterTerm[],
	fields: FilterFields<Row>,
): (row: Row) => boolean {
	const conditions = terms.map((term) => ({ has: finder(term, fields), excludes: term.excludes }))
	return (row) => conditions.every(({ has, excludes }) => has(row) !== excludes)
}

function finder<Row>({ field, word }: FilterTerm, fields: FilterFields<Row>) {
	const named = field !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined
	if (named) {
		const { of, fromStart } = named
		if (word === '') return (row: Row) => of(row) === ''
		return (row: Row) => (fromStart ? of(row).startsWith(word) : of(row).includes(word))
	}
	const wanted = field === undefined ? word : `${field}:${word}`
	const searched = Object.values(fields).filter(({ byNameOnly }) => !byNameOnly)
	return (row: Row) => searched.some(({ of }) => of(row).includes(wanted))
}

/**
 * The same fields of the places that rows stand at, for rows that are looked at by one filter after another: the
 * texts that bare words look at are put together once, and are one field.
 */
export function placeFields<Row>(
	rows: readonly Row[],
	fields: FilterFields<Row>,
): FilterFields<number> {
	const searched = Object.values(fields).filter(({ byNameOnly }) => !byNameOnly)
	const whole = packedTexts(rows.length, (place) => {
		const row = rows[place] as Row
		const texts: string[] = []
		for (const { of } of searched) texts.push(of(row))
		return texts.join(between)
	})
	const named = Object.entries(fields).map(([name, field]) => [
		name,
		{ ...field, of: (place: number) => field.of(rows[place] as Row), byNameOnly: true },
	])
	return { ...Object.fromEntries(named), [noName]: { of: whole } }
}

/** No word has it, so none is found where one text ends and the next begins. */
const between = '\u0000'

/** No filter can name it. */
const noName = ''

/**
 * Whether every row that meets these terms meets those before too, whatever its fields: so it is
 * while a filter is typed on. False also where it only cannot be told.
 */
export function narrows(terms: readonly FilterTerm[], before: readonly FilterTerm[]): boolean {
	return before.every((old) => terms.some((term) => implies(term, old)))
}

function implies(term: FilterTerm, old: FilterTerm): boolean {
	if (term.field !== old.field || term.excludes !== old.excludes) return false
	if (term.word === old.word) return true
	// `label:` asks for an empty one, and what is not in a text says nothing of more letters.
	return !old.excludes && old.word !== '' && term.word.startsWith(old.word)
}

/** The words a filter finds anywhere in a text, for marking them: where each begins and ends. */
export function markedRanges(
	terms: readonly FilterTerm[],
	text: string,
): readonly (readonly [start: number, end: number])[] {
	if (terms.length === 0) return []
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
