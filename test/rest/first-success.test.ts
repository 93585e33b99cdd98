import { expect, it } from 'vitest'
import { failed, type Outcome, ok } from '../../source/model/fault.ts'
import { firstSuccess } from '../../source/rest/discovery/first-success.ts'

const never = new Promise<Outcome<string>>(() => {})
const later = (outcome: Outcome<string>) => Promise.resolve().then(() => outcome)
const no = failed('connection-refused')

it('prefers the earlier attempt to the faster one', async () => {
	expect(await firstSuccess([later(ok('a')), Promise.resolve(ok('b'))])).toEqual({
		ok: true,
		value: 'a',
		index: 0,
	})
	expect(await firstSuccess([later(no), Promise.resolve(ok('b')), never])).toMatchObject({
		value: 'b',
		index: 1,
	})
})

it('does not wait for an attempt that says nothing', async () => {
	expect(await firstSuccess([never, later(no), later(ok('c'))], 1)).toMatchObject({ value: 'c' })
})

it('hands on every fault in the order of the attempts', async () => {
	expect(await firstSuccess([later(no), Promise.resolve(failed('timed-out'))])).toEqual({
		ok: false,
		faults: [{ code: 'connection-refused' }, { code: 'timed-out' }],
	})
	expect(await firstSuccess([])).toEqual({ ok: false, faults: [] })
})
