import { describe, expect, test } from 'vitest'
import type { State } from '../../source/app/state.ts'
import { chooseAutoRefresh } from '../../source/work/auto-refresh.ts'
import { type Journey, openAt, portsOn, startJourney } from './journey.tsx'

const hourMs = 3_600_000

/** One token of two hours, chosen on its list to be refreshed by itself. */
async function chosenToken(options: Parameters<typeof startJourney>[0] = {}): Promise<Journey> {
	const journey = await startJourney(options)
	await journey.press('enter', 'n', ...Array(3).fill('backspace'))
	await journey.type('2h')
	await journey.press('enter', 'R')
	return journey
}

const tokenIn = (journey: Journey) => [...journey.runtime.getState().history.tokens.values()][0]
const puts = (journey: Journey) => journey.calls().filter((call) => call.startsWith('PUT')).length
const says = (text: string) => (state: State) => state.said.some((each) => each.text.includes(text))

describe('refreshing by itself', () => {
	test('is off at first, chosen by a key, shown on the row, kept, and let go by the same key', async () => {
		const journey = await startJourney()
		await journey.press('enter', 'n', 'enter')
		expect(journey.screen()).not.toContain('↻')
		await journey.press('R')
		expect(journey.screen()).toMatch(/● live +\w{4}…\w{4}★↻/)
		expect(journey.screen()).toContain('is refreshed by itself when less than 1h is left')
		expect([...(await journey.disk()).tokens.values()]).toMatchObject([{ autoRefresh: true }])
		const again = await journey.reopen()
		await again.press('enter', 'enter')
		expect(again.screen()).toMatch(/by itself +↻ before its end/)
		expect(again.screen()).toMatch(/chosen +to be renewed before it ends/)
		await again.press('R')
		expect(again.screen()).not.toContain('↻')
		expect((await again.disk()).tokens.values().next().value?.autoRefresh).toBeUndefined()
		expect(puts(again)).toBe(0)
	})

	test('asks the server an hour before the end and not before, and says so', async () => {
		const journey = await chosenToken()
		journey.clock.move(hourMs - 60_000)
		await journey.idle()
		expect(puts(journey)).toBe(0)
		journey.clock.move(90_000)
		await journey.until(says('refreshed by itself on lab, ends'))
		expect(puts(journey)).toBe(1)
		expect((tokenIn(journey)?.expiresAtSeconds ?? 0) * 1000).toBeGreaterThan(
			journey.clock.nowMs() + 28 * 24 * hourMs,
		)
		expect(tokenIn(journey)?.autoRefresh).toBe(true)
	})

	test('a server that refuses is told, marked on the row and tried again later', async () => {
		const journey = await chosenToken()
		journey.sim.control.setMaxLifetimeSeconds(10)
		journey.clock.move(hourMs + 70_000)
		await journey.until(says('was not refreshed by itself'))
		await journey.idle()
		expect(journey.screen()).toMatch(/\w{4}…\w{4}★✗/)
		expect(journey.screen()).toMatch(/It is\s+tried again at/)
		expect(journey.runtime.getState().lastFault).toBeDefined()
		const asked = puts(journey)
		journey.clock.move(1000)
		await journey.idle()
		expect(puts(journey)).toBe(asked)
		const { said } = journey.runtime.getState()
		journey.clock.move(20_000)
		await journey.until((state) => state.said.length > said.length)
		expect(puts(journey)).toBe(asked + 1)
	})

	test('of two windows one does it; the other goes on when that one is left', async () => {
		const journey = await chosenToken()
		const other = await journey.beside()
		journey.clock.move(hourMs + 10_000)
		await journey.until(says('refreshed by itself on lab'))
		await other.until(
			(state) => (state.history.tokens.values().next().value?.events.length ?? 0) > 4,
		)
		expect(puts(journey)).toBe(1)
		expect(says('refreshed by itself on lab')(other.runtime.getState())).toBe(false)
		await journey.press('q')
		other.clock.move(30 * 24 * hourMs - 2 * hourMs)
		await other.until(says('refreshed by itself on lab'))
		expect(puts(other)).toBe(2)
	})

	test('on 4.x a new token takes the place, and the choice goes over to it', async () => {
		const journey = await chosenToken({ protocol: '4.1' })
		const first = tokenIn(journey)?.id
		journey.clock.move(hourMs + 10_000)
		await journey.until(says('issued by itself on lab, in the place of one near its end'))
		const tokens = [...(await journey.disk()).tokens.values()]
		expect(tokens.map(({ id, autoRefresh }) => [id === first, autoRefresh]).sort()).toEqual([
			[false, true],
			[true, undefined],
		])
		expect(journey.calls().some((call) => call.startsWith('DELETE'))).toBe(false)
	})

	test('a production connection wants its name typed; letting go asks nothing', async () => {
		const journey = await startJourney({ connection: { production: true } })
		await journey.press('enter', 'n', 'enter', 'R')
		expect(journey.screen()).toContain('Refresh by itself on lab?')
		await journey.press('enter')
		expect(tokenIn(journey)?.autoRefresh).toBeUndefined()
		await journey.type('lab')
		await journey.press('enter')
		expect(tokenIn(journey)?.autoRefresh).toBe(true)
		await journey.press('R')
		expect(journey.runtime.getState().overlay).toBeUndefined()
		expect(tokenIn(journey)?.autoRefresh).toBeUndefined()
	})

	test('a read-only connection is never asked, whatever was chosen before', async () => {
		const journey = await chosenToken()
		await journey.press('R')
		const history = await openAt(journey.folder)
		const ports = portsOn(history, journey.clock)
		const connection = { ...journey.connection(), readOnly: true }
		await history.change([{ kind: 'connection', connection }])
		const token = [...history.view().tokens.values()][0]
		if (!token) throw new Error('there is no token')
		await chooseAutoRefresh(ports, token, true)
		await history.close()
		await journey.until((state) => state.history.tokens.get(token.id)?.autoRefresh === true)
		journey.clock.move(hourMs + 10_000)
		await journey.idle()
		expect(puts(journey)).toBe(0)
		// Letting go is always possible, choosing is not.
		await journey.press('R', 'R')
		expect(journey.screen()).toContain('lab is marked read-only')
		expect(tokenIn(journey)?.autoRefresh).toBeUndefined()
	})
})
