import { expect, test } from 'vitest'
import { startJourney } from './journey.tsx'

const oneToken = async (options: Parameters<typeof startJourney>[0] = {}) => {
	const journey = await startJourney(options)
	await journey.press('enter', 'n', 'enter')
	expect(journey.sim.tokens()).toHaveLength(1)
	return journey
}

test('d and y in one tick open the question and do not answer it', async () => {
	const journey = await oneToken()
	journey.pressAtOnce('d', 'y')
	await journey.idle()
	expect(journey.runtime.getState().overlay).toMatchObject({ kind: 'confirm', drawn: true })
	expect(journey.sim.tokens()[0]?.dropped).toBe(false)
	expect(journey.calls()).not.toContain('DELETE /requesttoken')
})

test('d and y in one chunk are a paste', async () => {
	const journey = await oneToken()
	await journey.press('dy')
	expect(journey.runtime.getState().overlay).toBeUndefined()
	expect(journey.sim.tokens()[0]?.dropped).toBe(false)
})

test('a token pasted onto the list, with d and y in it, does nothing', async () => {
	const journey = await oneToken()
	const before = journey.sim.log.length
	await journey.press('d3f9ady77c2r0nq1bTi4lcvs5e6uGg8h')
	await journey.press(`${journey.sim.tokens()[0]?.token}`)
	expect(journey.runtime.getState().overlay).toBeUndefined()
	expect(journey.sim.log).toHaveLength(before)
})

test('Backspace on the tokens screen does nothing', async () => {
	const journey = await oneToken()
	const before = journey.sim.log.length
	await journey.press('backspace', 'backspace', '\u001b[3~')
	expect(journey.runtime.getState().overlay).toBeUndefined()
	expect(journey.sim.log).toHaveLength(before)
	expect(journey.screen()).toContain('live')
})

test('r twice while one is in flight asks the server once', async () => {
	const journey = await oneToken()
	const held = journey.sim.control.hold({ method: 'PUT' })
	await journey.press('r')
	journey.pressAtOnce('enter')
	await held.arrived
	journey.pressAtOnce('r')
	await journey.until((state) => state.flash?.text.includes('Still refreshing') === true)
	expect(journey.runtime.getState().overlay).toBeUndefined()
	held.release()
	await journey.idle()
	expect(journey.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
})

test('delete while a refresh is in flight is refused, with the reason', async () => {
	const journey = await oneToken()
	const held = journey.sim.control.hold({ method: 'PUT' })
	await journey.press('r')
	journey.pressAtOnce('enter')
	await held.arrived
	journey.pressAtOnce('d')
	await journey.until((state) => state.flash?.text.includes('Still refreshing') === true)
	held.release()
	await journey.idle()
	expect(journey.calls().some((call) => call.startsWith('DELETE'))).toBe(false)
	expect(journey.sim.tokens()[0]?.dropped).toBe(false)
})

test('the list re-sorts under a question; the token that was asked about is deleted', async () => {
	const journey = await oneToken()
	await journey.press('n')
	await journey.press('enter')
	expect(journey.sim.tokens()).toHaveLength(2)
	const target = journey.runtime.getState().history.current.get(journey.connection().id)
	await journey.press('d')
	const masked = journey.runtime.getState().history.tokens.get(target ?? '')?.masked ?? '?'
	expect(journey.screen()).toContain(masked)
	// Another window refreshes the other token far into the future: the order turns round.
	const other = [...journey.runtime.getState().history.tokens.values()].find(
		({ id }) => id !== target,
	)
	const { openHistory } = await import('../../source/store/open-history.ts')
	const window = await openHistory({ folder: journey.folder })
	if (!window.ok || !other) throw new Error('no second window')
	const seen = journey.until(
		(state) => state.history.tokens.get(other.id)?.lifetimeAskedSeconds === 1,
	)
	await window.value.change([
		{
			kind: 'event',
			tokenId: other.id,
			event: {
				id: 'e-elsewhere',
				atMs: journey.clock.nowMs() + 1,
				kind: 'refreshed',
				expiresAtSeconds: Math.floor(journey.clock.nowMs() / 1000) + 60,
				expirySource: 'server',
				lifetimeAskedSeconds: 1,
			},
		},
	])
	await seen
	await window.value.close()
	await journey.press('y')
	const disk = await journey.disk()
	expect(disk.tokens.get(target ?? '')?.ended?.how).toBe('confirmed')
	expect(disk.tokens.get(other.id)?.ended).toBeUndefined()
	expect(journey.sim.tokens().filter(({ dropped }) => dropped)).toHaveLength(1)
})

test('a production connection wants its name typed', async () => {
	const journey = await oneToken({ connection: { production: true } })
	await journey.press('d')
	expect(journey.screen()).toContain('type its name')
	await journey.type('la')
	await journey.press('enter')
	expect(journey.sim.tokens()[0]?.dropped).toBe(false)
	await journey.type('b')
	await journey.press('enter')
	expect(journey.sim.tokens()[0]?.dropped).toBe(true)
})

test('Enter, Esc, n and d do not confirm', async () => {
	const journey = await oneToken()
	for (const key of ['enter', 'esc', 'n', 'd']) {
		await journey.press('d', key)
		if (journey.runtime.getState().overlay) await journey.press('esc')
		expect(journey.runtime.getState().overlay).toBeUndefined()
	}
	expect(journey.sim.tokens()[0]?.dropped).toBe(false)
})

test('twenty columns by five rows and back', async () => {
	const journey = await oneToken()
	journey.runtime.send({ kind: 'resized', columns: 20, rows: 5 })
	await journey.idle()
	for (const line of journey.screen().split('\n')) expect(line.length).toBeLessThanOrEqual(20)
	expect(journey.screen().split('\n').length).toBeLessThan(5)
	journey.runtime.send({ kind: 'resized', columns: 80, rows: 24 })
	await journey.idle()
	expect(journey.screen()).toContain('live')
})
