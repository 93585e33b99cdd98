import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Field } from '../../source/ui/parts/field.ts'
import {
	fieldPiece,
	filledLine,
	fitLine,
	type Line,
	lineOf,
	lineWidth,
} from '../../source/ui/parts/line.ts'

const field: Field = {
	name: 'filter',
	kind: 'text',
	value: '',
	columns: 10,
	typed: (text) => ({ kind: 'typed', text }),
}
const textOf = (line: Line) => line.map(({ text }) => text).join('')
const someLine = fc.array(
	fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 12 }), bold: fc.boolean() }),
	{ maxLength: 6 },
)

describe('a line in so many columns', () => {
	it('is the same where it fits', () => {
		const line = lineOf('prod-eu')
		expect(fitLine(line, 7)).toBe(line)
		expect(fitLine([], 0)).toStrictEqual([])
	})

	it('ends in an ellipsis where it does not, in the look of what is cut', () => {
		expect(fitLine([{ text: 'prod-eu', tone: 'good' }, { text: ' live' }], 6)).toStrictEqual([
			{ text: 'prod-…', tone: 'good' },
		])
		expect(textOf(fitLine([{ text: 'prod' }, { text: '-eu' }], 5))).toBe('prod…')
		expect(textOf(fitLine([{ text: '漢字' }, { text: '漢字' }], 6))).toBe('漢字…')
	})

	it('counts a field with the columns it has, and makes one narrower that has too many', () => {
		const line = [...lineOf(' / '), fieldPiece(field), ...lineOf('3 of 9')]
		expect(lineWidth(line)).toBe(19)
		expect(fitLine(line, 8).at(-1)).toMatchObject({ field: { columns: 5 } })
	})

	it('is never wider, and with blanks never narrower', () => {
		fc.assert(
			fc.property(someLine, fc.integer({ min: 1, max: 40 }), (line, columns) => {
				expect(lineWidth(fitLine(line, columns))).toBeLessThanOrEqual(columns)
				expect(lineWidth(filledLine(line, columns))).toBe(columns)
			}),
		)
	})
})
