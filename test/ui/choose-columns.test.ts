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
		issuedWidth: 16,
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

it('has the columns that were chosen, in that order, and drops of them as ever', () => {
	const chosen = ['left', 'label', 'connection', 'issued', 'token'] as const
	const at = (available: number, ofAll: boolean) =>
		tokenColumns({
			available,
			gap: 1,
			ofAll,
			chosen,
			withIssued: false,
			expiryWidth: 18,
			issuedWidth: 19,
		}).map(({ key }) => key)
	expect(at(90, true)).toEqual(chosen)
	expect(at(90, false)).toEqual(['left', 'label', 'issued', 'token'])
	expect(at(40, false)).toEqual(['left', 'label', 'token'])
	expect(at(20, true)).toEqual(['left', 'token'])
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
