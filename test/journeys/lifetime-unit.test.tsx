import { expect, test } from 'vitest'
import { startJourney } from './journey.tsx'

test('a 4.x server that reads milliseconds: the token has the lifetime asked for, the mis-sized one is gone', async () => {
	const journey = await startJourney({ protocol: '4.1', lifetimeUnit: 'milliseconds' })
	await journey.press('enter', 'n', 'enter')
	expect(journey.sim.tokens().map(({ dropped }) => dropped)).toEqual([true, false])
	const tokens = [...(await journey.disk()).tokens.values()]
	expect(tokens.find(({ ended }) => !ended)?.lifetimeSeconds).toBe(2_592_000)
	await journey.press('n', 'enter')
	expect(journey.sim.tokens()).toHaveLength(3)
})

test('when the mis-sized one cannot be deleted again, it is said and shown', async () => {
	const journey = await startJourney({ protocol: '4.1', lifetimeUnit: 'milliseconds' })
	journey.sim.control.failNext({ kind: 'status', status: 500 }, { method: 'DELETE' })
	await journey.press('enter', 'n', 'enter')
	expect(journey.sim.tokens().map(({ dropped }) => dropped)).toEqual([false, false])
	expect(journey.runtime.getState().flash?.text).toContain('could not be deleted again')
	expect(journey.screen().replace(/\s+/g, ' ')).toContain('delete it with d')
	expect((await journey.disk()).tokens.size).toBe(2)
})
