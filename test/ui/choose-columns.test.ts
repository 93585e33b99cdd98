import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tokenColumns } from '../../source/ui/screens/token-columns.ts'

const columnsAt = (available: number, ofAll = false) =>
	tokenColumns({
		available,
		gap: 2,
		ofAll,
		withIssued: available >= 106,
		expiryWidth: 18,
	})

it('drops issued, graph, label and expires in that order, and never state, token or left', () => {
	const dropped: string[] = []
	let before = columnsAt(120, true).map(({ key }) => key)
	for (let available = 119; available >= 29; available--) {
		const now = columnsAt(available, true).map(({ key }) => key)
		dropped.push(...before.filter((key) => !now.includes(key)))
		before = now
	}
	expect(dropped).toEqual(['issued', 'graph', 'label', 'expires', 'connection'])
	expect(before).toEqual(['state', 'token', 'left'])
})

it('never takes more room than there is, and never cuts an instant', () => {
	fc.assert(
		fc.property(fc.integer({ min: 29, max: 300 }), fc.boolean(), (available, ofAll) => {
			const columns = columnsAt(available, ofAll)
			const width = columns.reduce((sum, each) => sum + each.width, 2 * (columns.length - 1))
			expect(width).toBeLessThanOrEqual(available)
			const expires = columns.find(({ key }) => key === 'expires')
			if (expires) expect(expires.width).toBe(18)
		}),
	)
})
