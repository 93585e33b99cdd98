import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowsOf } from '../../source/app/lists/rows.ts'

it('tells of any list which rows it has and where each is, in whatever order one asks', () => {
	const asked = fc.uniqueArray(fc.string(), { maxLength: 50 })
	fc.assert(
		fc.property(asked, fc.array(fc.nat(60)), (ids, order) => {
			const rows = rowsOf(ids.map((id) => ({ id })))
			expect(rows.ids).toEqual(ids)
			expect(rows.count).toBe(ids.length)
			expect([...rows.places]).toEqual(ids.map((id, at) => [id, at]))
			for (const at of order) {
				expect(rows.idAt(at)).toBe(ids[at])
				const id = ids[at] ?? `none ${at}`
				expect(rows.placeOf(id)).toBe(at < ids.length ? at : undefined)
			}
		}),
	)
})

it('finds a row from wherever in a long list the last one was', () => {
	const rows = rowsOf(Array.from({ length: 1000 }, (_, at) => ({ id: `t${at}` })))
	for (const at of [0, 999, 500, 299, 301, 998, 1]) expect(rows.placeOf(`t${at}`)).toBe(at)
	expect(rows.placeOf('t1000')).toBeUndefined()
})

it('is made once for a list, however often one asks', () => {
	const list = [{ id: 't1' }]
	expect(rowsOf(list)).toBe(rowsOf(list))
	expect(rowsOf(list).places).toBe(rowsOf(list).places)
	expect(rowsOf([...list])).not.toBe(rowsOf(list))
})
