import { expect, it } from 'vitest'
import { startJourney } from './journey.tsx'

it('a token that nothing copies is shown instead, which the history says', async () => {
	const journey = await startJourney({
		clipboard: async () => ({ done: false, why: 'TGTOKEN_CLIPBOARD is off' }),
	})
	await journey.press('enter', 'n', 'enter')
	await journey.press('y')
	expect(journey.screen()).toContain('not copied: TGTOKEN_CLIPBOARD is off.')
	const [token] = journey.sim.tokens()
	expect(journey.screen()).toContain(token?.token)
	const [held] = (await journey.disk()).tokens.values()
	expect(held?.events.at(-1)).toMatchObject({ kind: 'handed-out', how: 'shown' })
	journey.clock.move(15_000)
	await journey.idle()
	expect(journey.screen()).not.toContain(token?.token)
})
