import { expect, test } from 'vitest'
import { type Journey, startJourney } from './journey.tsx'

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
	expect(journey.runtime.getState().flash?.text).toContain(
		', of the wrong lifetime, could not be deleted and may be live',
	)
	expect(journey.screen().replace(/\s+/g, ' ')).toContain('select it and delete it')
	expect((await journey.disk()).tokens.size).toBe(2)
})

test('a rotation names both, the mis-sized one and the old, when neither can be deleted', async () => {
	const journey = await startJourney({
		protocol: '4.1',
		lifetimeUnit: 'milliseconds',
		columns: 120,
	})
	await journey.press('enter', 'n', 'enter')
	const old = await maskedOf(journey)
	journey.sim.control.set({ lifetimeUnit: 'seconds' })
	journey.sim.control.failNext({ kind: 'status', status: 500 }, { method: 'DELETE' }, 2)
	await journey.press('r', 'enter')
	const tokens = [...(await journey.disk()).tokens.values()].filter(({ ended }) => !ended)
	const misSized = tokens.find(({ lifetimeSeconds = 0 }) => lifetimeSeconds > 2_592_000)
	const { text = '', next } = journey.runtime.getState().flash ?? {}
	expect(text).toContain(`the old one, ${old},`)
	expect(text).toContain(`${misSized?.masked}, of the wrong lifetime,`)
	expect(next).toContain('Both are in the list')
})

test('a refresh that the server cuts short says what was asked for and what was given', async () => {
	const journey = await startJourney({ maxLifetimeSeconds: 604_800, capsQuietly: true })
	await journey.press('enter', 'n', 'enter', 'r', 'enter')
	expect(journey.runtime.getState().flash?.text).toMatch(
		/ refreshed on lab, ends .*\(asked for 30d, got 7d\)$/,
	)
})

/** How the only token that has not ended is shown. */
async function maskedOf(journey: Journey): Promise<string | undefined> {
	const tokens = [...(await journey.disk()).tokens.values()]
	return tokens.find(({ ended }) => !ended)?.masked
}
