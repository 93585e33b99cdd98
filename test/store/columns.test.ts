import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Table, tableOf } from '../../source/store/columns.ts'
import { memberReader, tableReader } from '../../source/store/read-columns.ts'

/** As it comes back from a file. */
function written(objects: readonly object[]): Table {
	return JSON.parse(JSON.stringify(tableOf(objects)))
}

const plain = (name: string) => name !== '__proto__'
const objects = fc.array(fc.dictionary(fc.string().filter(plain), fc.jsonValue()))
/** As tokens are: few shapes, whole columns of one kind. */
const alike = fc.array(
	fc.record(
		{
			id: fc.string({ minLength: 4, maxLength: 4, unit: 'grapheme' }),
			masked: fc.tuple(fc.nat(9999), fc.nat(9999)).map((two) => two.map(four).join('…')),
			atMs: fc.integer({ min: 1.7e12, max: 1.8e12 }),
			seconds: fc.integer({ min: 0, max: 2 ** 32 }),
			share: fc
				.double({ noNaN: true, noDefaultInfinity: true })
				.filter((one) => !Object.is(one, -0)),
			how: fc.constantFrom('confirmed', 'refused'),
			always: fc.constant(true),
			ended: fc.record({ atMs: fc.nat(), how: fc.constantFrom('confirmed', 'refused') }),
		},
		{ requiredKeys: ['id'] },
	),
	{ maxLength: 40 },
)

function four(number: number): string {
	return String(number).padStart(4, '0')
}

describe('objects by columns', () => {
	it.each([
		['of any kind', objects],
		['that are alike', alike],
	] as const)('come back as they were: %s', (_, some) => {
		fc.assert(
			fc.property(some as fc.Arbitrary<object[]>, (list) => {
				const table = written(list)
				const read = tableReader(table)
				const wanted = JSON.parse(JSON.stringify(list))
				expect(list.map((_, row) => read(row))).toEqual(wanted)
				expect(table.count).toBe(list.length)
				for (const member of new Set(['id', ...list.flatMap((one) => Object.keys(one))])) {
					const readMember = memberReader(table, member)
					expect(list.map((_, row) => readMember(row))).toEqual(
						wanted.map((one: Record<string, unknown>) =>
							Object.hasOwn(one, member) ? one[member] : undefined,
						),
					)
				}
			}),
		)
	})

	it('come back where there are more different ones than a byte counts', () => {
		const list = Array.from({ length: 1000 }, (_, row) => ({
			[`member ${row % 300}`]: row,
			text: `of its own length ${'x'.repeat(row % 7)}`,
			few: row % 256,
			some: row % 257,
		}))
		const read = tableReader(written(list))
		expect(list.map((_, row) => read(row))).toEqual(list)
	})

	it('leave out what is the same in all of them', () => {
		const list = Array.from({ length: 1000 }, (_, row) => ({
			masked: `${four(row)}…${four(row)}`,
			connectionId: 'c0000000000a',
		}))
		const text = JSON.stringify(tableOf(list))
		expect(text.length).toBeLessThan(8500)
		// Else each character of the whole would take two bytes.
		expect(text.match(/[^\0-\x7f]/g)).toEqual(['…'])
	})
})
