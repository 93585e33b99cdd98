import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
	type FilterFields,
	narrows,
	parseFilter,
	rowFilter,
} from '../../source/model/word-filter.ts'

type Row = { readonly label: string; readonly state: string; readonly user: string }

const fields: FilterFields<Row> = {
	label: { of: ({ label }) => label },
	state: { of: ({ state }) => state, fromStart: true },
	user: { of: ({ user }) => user, byNameOnly: true },
}
const few = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 5 })
const row = fc.record({ label: few, state: few, user: few })
const term = fc
	.tuple(
		fc.constantFrom('', '!'),
		fc.constantFrom('', 'label:', 'state:', 'user:', 'other:', '"a '),
		few,
	)
	.map((parts) => parts.join(''))
const filter = fc.array(term, { maxLength: 3 }).map((terms) => terms.join(' '))
const finds = (text: string, found: Row) => rowFilter(parseFilter(text), fields)(found)

it('says that a filter narrows another only where it finds no row that the other does not', () => {
	let narrowing = 0
	fc.assert(
		fc.property(
			filter,
			filter,
			fc.string({ unit: 'grapheme-ascii', maxLength: 2 }),
			row,
			(...all) => {
				const [before, other, more, one] = all
				for (const after of [before + more, `${before} ${other}`, other]) {
					if (!narrows(parseFilter(after), parseFilter(before))) continue
					narrowing++
					expect(finds(before, one) || !finds(after, one)).toBe(true)
				}
			},
		),
		{ numRuns: 500 },
	)
	expect(narrowing).toBeGreaterThan(500)
})

it('knows that a letter more narrows, and what does not', () => {
	const isNarrowed = (after: string, before: string) =>
		narrows(parseFilter(after), parseFilter(before))
	expect(isNarrowed('load', 'loa')).toBe(true)
	expect(isNarrowed('state:live x', 'state:l')).toBe(true)
	expect(isNarrowed('anything', '')).toBe(true)
	expect(isNarrowed('', 'a')).toBe(false)
	expect(isNarrowed('!ab', '!a')).toBe(false)
	expect(isNarrowed('label:a', 'label:')).toBe(false)
	expect(isNarrowed('label:', 'label')).toBe(false)
})

it('takes the name of what every object has for a word, as it is no field', () => {
	const one = { label: 'constructor:a', state: '', user: '' }
	expect(finds('constructor:a', one)).toBe(true)
	expect(finds('constructor:b', one)).toBe(false)
})
