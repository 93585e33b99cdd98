import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowsOf } from '../../source/app/lists/rows.ts'

it('tells of any list which rows it has and where each of them is', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.string(), { maxLength: 50 }), (ids) => {
			const rows = rowsOf(ids.map((id) => ({ id })))
			expect(rows.ids).toEqual(ids)
			expect([...rows.places.keys()].map((id) => rows.places.get(id))).toEqual(
				ids.map((_, at) => at),
			)
			expect([...rows.places.keys()]).toEqual(ids)
		}),
	)
})

it('is asked as often as one likes and looks through a list once', () => {
	let looks = 0
	const list = Array.from({ length: 3 }, (_, index) => ({
		get id() {
			looks++
			return `t${index}`
		},
	}))
	expect(rowsOf(list)).toBe(rowsOf(list))
	expect(looks).toBe(3)
	expect(rowsOf([...list])).not.toBe(rowsOf(list))
})
