import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowFinder } from '../../source/store/row-finder.ts'

it('finds what a map would find, whatever is noted before', () => {
	// Few letters, so that ids meet and begin alike.
	const id = fc.stringMatching(/^[ab]{0,5}$/)
	fc.assert(
		fc.property(fc.array(id, { maxLength: 60 }), fc.array(id), fc.nat(60), (ids, asked, first) => {
			const map = new Map(ids.map((id, row) => [id, row]))
			const finder = rowFinder(ids.length, (row) => ids[row] ?? '')
			for (const [row, id] of ids.slice(0, first).entries()) finder.note(row, id)
			for (const each of [...ids, ...asked]) expect(finder.rowOf(each)).toBe(map.get(each))
		}),
	)
})

it('takes note of no row before those in front of it', () => {
	const ids = ['a', 'b', 'c']
	const finder = rowFinder(3, (row) => ids[row] ?? '')
	finder.note(2, 'c')
	expect(ids.map((id) => finder.rowOf(id))).toEqual([0, 1, 2])
	finder.note(1, 'd')
	expect(finder.rowOf('d')).toBeUndefined()
})
