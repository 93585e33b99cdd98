import { expect, test } from 'vitest'
import { startJourney } from './journey.tsx'

test('clearing the block list names what comes back, wants the name typed, and leaves it unknown', async () => {
	const journey = await startJourney({ protocol: '4.1', connection: { user: 'tigergraph' } })
	await journey.press('enter', 'n', 'enter', 'd', 'y', 'esc')
	const [token] = journey.sim.tokens()
	expect(token?.dropped).toBe(true)
	const [held] = (await journey.disk()).tokens.values()
	await journey.press('B')
	expect(journey.screen()).toContain('1 of its deletions stand on the server’s block list.')
	await journey.press('c')
	const question = journey.screen().replace(/[│╭╮╰╯─\s]+/g, ' ')
	expect(question).toContain('This deleted token is VALID AGAIN at once:')
	expect(question).toContain(held?.masked)
	expect(question).toContain('Type lab to go on')
	await journey.press('y', 'enter')
	expect(journey.sim.tokens()[0]?.dropped).toBe(true)
	await journey.press('backspace')
	await journey.type('lab')
	await journey.press('enter')
	expect(journey.sim.tokens()[0]?.dropped).toBe(false)
	expect(journey.screen()).toContain(
		'The block list of tigergraph on lab is empty; 1 deleted token unknown',
	)
	await journey.press('enter')
	expect(journey.screen()).toContain('? unknown')
})

test('of a connection without a password it can be looked at, not cleared; 3.x has none', async () => {
	const journey = await startJourney({ protocol: '4.1' })
	await journey.press('B', 'c')
	expect(journey.screen()).toContain('managed with a user’s password')
	const old = await startJourney({ protocol: '3.9' })
	await old.press('B')
	expect(old.screen().replace(/\s+/g, ' ')).toContain('TigerGraph 3.x, which has no block list')
	expect(old.runtime.getState().overlay).toBeUndefined()
})
