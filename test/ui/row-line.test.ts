import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter } from '../../source/model/word-filter.ts'
import type { Column } from '../../source/ui/parts/choose-columns.ts'
import { type Line, lineWidth } from '../../source/ui/parts/line.ts'
import { type Cell, headLine, type Row, rowLine, sameRow } from '../../source/ui/parts/row-line.ts'

const columns: readonly Column[] = [
	{ key: 'name', title: 'NAME', width: 8 },
	{ key: 'left', title: 'LEFT', width: 6, align: 'right' },
]

const rowOf = (cells: Row['cells'], more: Partial<Row> = {}): Row => ({
	id: '1',
	selected: false,
	cells,
	...more,
})
const textOf = (line: Line) => line.map(({ text }) => text).join('')

describe('a row of a table', () => {
	it('has each cell in its column, those of the right at their right edge', () => {
		expect(textOf(headLine(columns, 2))).toBe('   NAME        LEFT')
		const row = rowOf({ name: { text: 'prod' }, left: { text: '2h' } })
		expect(textOf(rowLine(row, columns, 2))).toBe('   prod          2h')
	})

	it('ends a text that is too long in an ellipsis, and cuts no wide character in two', () => {
		const row = rowOf({ name: { text: '漢字漢字漢' }, left: { text: 'too long' } })
		expect(textOf(rowLine(row, columns, 2))).toBe('   漢字漢…   too l…')
	})

	it('cuts no flag in two, and no letter from its marks', () => {
		const cut = (text: string) => textOf(rowLine(rowOf({ name: { text } }), columns.slice(0, 1), 2))
		expect(cut('berlin🇩🇪 one')).toBe('   berlin… ')
		expect(cut('abcdefe\u0301gh')).toBe('   abcdefe\u0301…')
	})

	it('shows the cursor, the mark, or the number of the row before it', () => {
		const signs = (more: Partial<Row>) => textOf(rowLine(rowOf({}, more), [], 2))
		expect(signs({})).toBe('   ')
		expect(signs({ selected: true })).toBe(' ▸ ')
		expect(signs({ marked: true })).toBe('▪  ')
		expect(signs({ marked: true, selected: true })).toBe('▪▸ ')
		expect(signs({ number: 3, selected: true })).toBe('▸3 ')
	})

	it('is bold where the cursor is, its blanks apart', () => {
		const row = rowOf({ name: { text: 'prod', tone: 'good' } }, { selected: true })
		const [, cell, blank] = rowLine(row, columns.slice(0, 1), 2)
		expect(cell).toMatchObject({ text: 'prod', tone: 'good', bold: true })
		expect(blank).toStrictEqual({ text: '    ' })
	})

	it('underlines what a filter found, as far as it is shown', () => {
		const terms = parseFilter('nightly')
		const underlined = (text: string) =>
			rowLine(rowOf({ name: { text, terms } }), columns, 2)
				.filter(({ underline }) => underline)
				.map(({ text }) => text)
		expect(underlined('nightly')).toStrictEqual(['nightly'])
		expect(underlined('the nightly loader')).toStrictEqual(['nig'])
		expect(underlined('for the nightly')).toStrictEqual([])
	})

	it('takes exactly its columns, whatever its texts are', () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 30 })
		const widths = fc.array(fc.nat(12), { maxLength: 5 })
		fc.assert(
			fc.property(widths, fc.array(text, { minLength: 5, maxLength: 5 }), (each, texts) => {
				const some = each.map((width, index) => ({ key: `${index}`, title: '', width }))
				const cells = Object.fromEntries(texts.map((text, index) => [`${index}`, { text }]))
				const sum = each.reduce((all, width) => all + width, 0)
				const gaps = Math.max(0, each.length - 1)
				expect(lineWidth(rowLine(rowOf(cells), some, 1))).toBe(3 + sum + gaps)
			}),
		)
	})

	it('is put together anew where anything of it looks different, and only then', () => {
		const cell: Cell = { text: 'prod', tone: 'good', terms: parseFilter('p') }
		const row = rowOf({ name: cell, other: { text: 'a' } })
		expect(sameRow(row, { ...row, cells: { name: { ...cell } } }, columns)).toBe(true)
		for (const other of [
			{ ...row, selected: true },
			{ ...row, marked: true },
			{ ...row, number: 1 },
			{ ...row, cells: { name: { ...cell, text: 'dev' } } },
			{ ...row, cells: { name: { ...cell, tone: 'dim' as const } } },
			{ ...row, cells: { name: { ...cell, terms: [] } } },
			{ ...row, cells: {} },
		]) {
			expect(sameRow(row, other, columns)).toBe(false)
		}
	})
})
