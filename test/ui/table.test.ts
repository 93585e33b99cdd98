import { expect, it } from 'vitest'
import type { Column } from '../../source/ui/parts/choose-columns.ts'
import type { Row } from '../../source/ui/parts/row-line.ts'
import { keepingRows } from '../../source/ui/parts/table.ts'

const columns: readonly Column[] = [{ key: 'name', title: 'NAME', width: 8 }]
const row = (id: string, more: Partial<Row> = {}): Row => ({
	id,
	selected: false,
	cells: { name: { text: id } },
	...more,
})

it('answers with the very lines it had for what looks the same', () => {
	const tableLines = keepingRows()
	const before = tableLines(columns, 2, [row('a', { selected: true }), row('b'), row('c')])
	const after = tableLines([...columns], 2, [row('a'), row('b', { selected: true }), row('c')])
	expect(after.map((line, index) => line === before[index])).toEqual([true, false, false, true])
	const scrolled = tableLines(columns, 2, [row('b', { selected: true }), row('c')])
	expect(scrolled.slice(1)).toEqual([after[2], after[3]])
	expect(scrolled[2]).toBe(after[3])
})

it('has a line for each row, also where two have one id', () => {
	const tableLines = keepingRows()
	const rows = [row('a'), row('a', { selected: true }), row('b')]
	expect(tableLines(columns, 2, rows)).toHaveLength(4)
	expect(tableLines(columns, 2, rows)).toEqual(keepingRows()(columns, 2, rows))
})

it('makes all of them anew where the columns are others', () => {
	const tableLines = keepingRows()
	const [head, line] = tableLines(columns, 2, [row('a')])
	const wider = columns.map((column) => ({ ...column, width: 9 }))
	const sorted = columns.map((column) => ({ ...column, title: 'NAME ↑' }))
	for (const others of [wider, sorted]) {
		const [otherHead, otherLine] = tableLines(others, 2, [row('a')])
		expect(otherHead).not.toBe(head)
		expect(otherLine).not.toBe(line)
	}
	expect(tableLines(columns, 1, [row('a')])[1]).not.toBe(line)
})
