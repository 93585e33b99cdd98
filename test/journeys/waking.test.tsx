import { expect, test } from 'vitest'
import { startJourney } from './journey.tsx'

test('a workspace that is asleep: the looks are seen, then the token is asked for once more', async () => {
	const journey = await startJourney({ protocol: '4.1', columns: 120 })
	await journey.press('enter', 'n')
	journey.sim.control.wakeUpFor(1000)
	journey.pressAtOnce('enter')
	const looked = (looks: number) =>
		journey.until(({ overlay }) => overlay?.kind === 'waking' && overlay.looks === looks)
	await looked(1)
	journey.clock.move(4000)
	const seen = 'one look in 4s · next look in 6s · for 4m more'
	// Nothing becomes idle while it waits.
	await journey.untilShows(seen)
	expect(journey.screen()).toContain(seen)
	journey.clock.move(6000)
	await looked(2)
	journey.sim.control.clearFaults()
	journey.clock.move(10_000)
	await journey.idle()
	expect(journey.screen()).toContain('lab is awake')
	expect(journey.sim.tokens()).toEqual([])
	await journey.press('enter', 'enter')
	expect(journey.sim.tokens()).toHaveLength(1)
	expect(journey.calls()).toEqual(['POST /gsql/v1/tokens', 'POST /gsql/v1/tokens'])
})

test('Esc stops the looks', async () => {
	const journey = await startJourney()
	journey.sim.control.wakeUpFor(1000)
	journey.pressAtOnce('t')
	await journey.until(({ overlay }) => overlay?.kind === 'waking' && overlay.looks === 1)
	await journey.press('esc')
	const requests = journey.sim.log.length
	journey.clock.move(60_000)
	await journey.idle()
	expect(journey.runtime.getState()).toMatchObject({ operations: [] })
	expect(journey.sim.log.length).toBe(requests)
	expect(journey.screen()).toContain('waking up')
})
