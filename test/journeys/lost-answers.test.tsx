import { expect, test } from 'vitest'
import { tokenState } from '../../source/model/token-state.ts'
import { startJourney } from './journey.tsx'

test('an issue whose answer is lost is unknown, on the screen and on disk', async () => {
	const journey = await startJourney()
	journey.sim.control.failNext({ kind: 'drop-after' }, { method: 'POST' })
	await journey.press('enter', 'n', 'enter')
	expect(journey.sim.tokens()).toHaveLength(1)
	const [token] = (await journey.disk()).tokens.values()
	if (!token) throw new Error('nothing on disk')
	expect(tokenState(token, journey.clock.nowMs())).toBe('unknown')
	expect(journey.screen()).toContain('unknown')
	expect(journey.screen()).toContain('may have done')
	expect(tokenState(token, journey.clock.nowMs() + 31 * 86_400_000)).toBe('expired')
})

test('quit in flight asks, then writes down that the answer is not known', async () => {
	const journey = await startJourney()
	await journey.press('enter', 'n', 'enter')
	const held = journey.sim.control.hold({ method: 'DELETE' })
	await journey.press('d')
	journey.pressAtOnce('y')
	await held.arrived
	journey.pressAtOnce('q')
	await journey.until((state) => state.overlay?.drawn === true)
	journey.pressAtOnce('y')
	expect(await journey.runtime.whenLeft()).toBe(0)
	held.release()
	const [token] = (await journey.disk()).tokens.values()
	if (!token) throw new Error('nothing on disk')
	expect(tokenState(token, journey.clock.nowMs())).toBe('unknown')

	const again = await journey.reopen()
	await again.press('enter', 'V')
	const [settled] = (await again.disk()).tokens.values()
	expect(settled && tokenState(settled, again.clock.nowMs())).toBe('deleted')
})

test('Esc stops a request, then goes back', async () => {
	const journey = await startJourney()
	const held = journey.sim.control.hold({ method: 'POST' }, { beforeActing: true })
	await journey.press('enter', 'n')
	journey.pressAtOnce('enter')
	await held.arrived
	await journey.press('esc')
	expect(journey.runtime.getState().operations).toEqual([])
	expect(journey.runtime.getState().screens).toHaveLength(2)
	await journey.press('esc')
	expect(journey.runtime.getState().screens).toHaveLength(1)
	held.release()
})

test('a reply for a connection that is gone is written down and harms nothing', async () => {
	const journey = await startJourney()
	const held = journey.sim.control.hold({ method: 'POST' })
	await journey.press('enter', 'n')
	journey.pressAtOnce('enter')
	await held.arrived
	const { openHistory } = await import('../../source/store/open-history.ts')
	const window = await openHistory({ folder: journey.folder })
	if (!window.ok) throw new Error('no second window')
	const connection = journey.connection()
	const seen = journey.until(
		(state) => state.history.connections.get(connection.id)?.removedAtMs !== undefined,
	)
	await window.value.change([
		{
			kind: 'connection',
			connection: { ...connection, removedAtMs: journey.clock.nowMs() },
			credentials: { secret: null },
		},
	])
	await seen
	await window.value.close()
	held.release()
	await journey.idle()
	const [token] = (await journey.disk()).tokens.values()
	expect(token && tokenState(token, journey.clock.nowMs())).toBe('live')
	await journey.press('d')
	expect(journey.runtime.getState().overlay).toBeUndefined()
	expect(journey.screen()).toContain('removed')
})

test('a delete the server does not know of asks whether that is done, and shows it as what it is', async () => {
	const journey = await startJourney()
	await journey.press('enter', 'n', 'enter')
	journey.sim.drop(journey.sim.tokens()[0]?.token ?? '')
	await journey.press('d', 'y')
	expect(journey.runtime.getState().overlay).toMatchObject({ about: { action: 'mark-gone' } })
	await journey.press('y')
	const [token] = (await journey.disk()).tokens.values()
	expect(token?.ended?.how).toBe('already-gone')
	expect(journey.screen()).toContain('already gone')
})
