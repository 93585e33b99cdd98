import { expect, it } from 'vitest'
import { startJourney } from './journey.tsx'

it('Ctrl-C says what a second does; the second leaves with 130', async () => {
	const journey = await startJourney()
	await journey.press('ctrl+c')
	expect(journey.screen()).toContain('Press Ctrl-C again to leave at once.')
	expect(journey.runtime.getState().leaving).toBeUndefined()
	await journey.press('ctrl+c')
	expect(await journey.runtime.whenLeft()).toBe(130)
})

it('a second Ctrl-C that comes too late is a first one again', async () => {
	const journey = await startJourney()
	await journey.press('ctrl+c')
	journey.clock.move(2000)
	await journey.idle()
	expect(journey.screen()).not.toContain('Ctrl-C')
	await journey.press('ctrl+c')
	expect(journey.screen()).toContain('Press Ctrl-C again to leave at once.')
	expect(journey.runtime.getState().leaving).toBeUndefined()
})

it('Ctrl-C closes no question and answers none, and neither does it take what was typed', async () => {
	const journey = await startJourney({ connection: { production: true } })
	await journey.press('d')
	await journey.type('la')
	await journey.press('ctrl+c')
	expect(journey.screen()).toContain('Press Ctrl-C again to leave at once.')
	expect(journey.runtime.getState().overlay).toMatchObject({ kind: 'confirm' })
	await journey.press('ctrl+c')
	expect(await journey.runtime.whenLeft()).toBe(130)
	expect((await journey.disk()).connections.size).toBe(1)
})
