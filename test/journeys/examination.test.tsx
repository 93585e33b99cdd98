import { expect, test } from 'vitest'
import { startJourney } from './journey.tsx'

test('t shows every step on the way to a token', async () => {
	const journey = await startJourney()
	await journey.press('t')
	const steps = ['host name', 'port', 'HTTP', 'TigerGraph', 'REST++ auth', 'credentials', 'graph']
	for (const step of steps) expect(journey.screen()).toContain(step)
	expect(journey.screen()).toContain('Everything on the way to a token answers.')
	expect(journey.sim.tokens()).toHaveLength(0)
	await journey.press('esc')
	expect(journey.runtime.getState().overlay).toBeUndefined()
})

test('the first step that fails says why and what to do', async () => {
	const journey = await startJourney({ auth: false, columns: 120 })
	await journey.press('t')
	expect(journey.screen()).toContain('✗ REST++ auth')
	expect(journey.screen()).toContain('gadmin config set RESTPP.Factory.EnableAuth true')
	expect(journey.runtime.getState().lastFault?.code).toBe('auth-disabled')
})

test('Esc stops a test that is under way', async () => {
	const journey = await startJourney()
	const held = journey.sim.control.hold({}, { beforeActing: true })
	journey.pressAtOnce('t')
	await held.arrived
	await journey.until((state) => state.overlay?.drawn === true)
	await journey.press('esc')
	expect(journey.runtime.getState().operations).toEqual([])
	held.release()
})
