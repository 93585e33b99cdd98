import { describe, expect, test } from 'vitest'
import { tokenState } from '../../source/model/token-state.ts'
import { type Journey, type JourneyOptions, startJourney } from './journey.tsx'

const open = ({ connection, ...options }: JourneyOptions = {}) =>
	startJourney({ ...options, connection: { user: 'tigergraph', ...connection } })

const secretsIn = (journey: Journey) => Object.values(journey.sim.secrets)

for (const protocol of ['3.9', '4.1']) {
	describe(`secrets on ${protocol}`, () => {
		test('are listed masked, made, copied, stored and dropped with what hangs on them', async () => {
			const journey = await open({ protocol })
			await journey.press('S')
			expect(journey.screen()).toContain('lab › secrets')
			expect(journey.screen()).toMatch(/secret1 +\S+… ?\S* ★/)
			for (const value of secretsIn(journey)) expect(journey.screen()).not.toContain(value)

			await journey.press('n')
			await journey.type('loader')
			await journey.press('enter')
			const made = journey.runtime.getState().madeSecrets[0]?.value ?? 'none'
			expect(journey.screen()).toContain(made)
			await journey.press('esc')
			expect(journey.screen()).toContain('y copies it')
			await journey.press('y')
			expect(journey.screen()).toContain('the test took it')
			await journey.press('s')
			expect(journey.connection()).toMatchObject({ hasSecret: true, secretAlias: 'loader' })
			await journey.press('esc')
			expect(journey.screen()).toMatch(/loader +\S+… ?\S* ★/)
			expect(journey.screen()).not.toContain(made)
			expect(journey.runtime.getState().madeSecrets).toEqual([])

			await journey.press('esc', 'enter', 'n', 'enter', 'esc', 'S')
			const [token] = (await journey.disk()).tokens.values()
			expect(token?.secretAlias).toBe('loader')
			await journey.press('G', 'd')
			expect(journey.screen()).toContain('loader')
			expect(journey.screen()).toContain(token?.masked)
			await journey.press('enter')
			expect(journey.sim.log.some(({ path }) => path.endsWith('/secrets/loader'))).toBe(false)
			await journey.press('d', 'y')
			const [after] = (await journey.disk()).tokens.values()
			const expected = protocol === '4.1' ? 'unknown' : 'deleted'
			expect(after && tokenState(after, journey.clock.nowMs())).toBe(expected)
			expect(journey.connection().hasSecret).toBe(false)
			expect(journey.screen()).not.toMatch(/loader +\S+…/)
			expect(await journey.files()).not.toContain(made)
		})

		test('whose answer is lost are listed anew', async () => {
			const journey = await open({ protocol })
			await journey.press('S', 'n')
			await journey.type('lost')
			journey.sim.control.failNext({ kind: 'cut-off' })
			await journey.press('enter')
			expect(journey.screen()).toContain('may have done')
			expect(journey.screen()).toMatch(/lost +\S+…/)
		})
	})
}

test('secrets of a connection without a password are out of reach, and it is said why', async () => {
	const journey = await startJourney()
	await journey.press('S')
	expect(journey.screen()).toContain('managed with a user’s password')
	expect(journey.runtime.getState().screens).toHaveLength(1)
})

test('on a production connection the name must be typed, on a read-only one nothing is changed', async () => {
	const journey = await open({ connection: { production: true } })
	await journey.press('S', 'd')
	expect(journey.screen()).toContain('type its name')
	await journey.type('lab')
	await journey.press('enter')
	expect(journey.screen()).not.toMatch(/secret1 +\S+…/)

	const reader = await open({ connection: { readOnly: true } })
	await reader.press('S', 'd')
	expect(reader.screen()).toContain('read-only')
	await reader.press('n')
	expect(reader.runtime.getState().overlay).toBeUndefined()
	expect(reader.screen()).toContain('secret1')
})

test('leaving with a secret that is kept nowhere asks first', async () => {
	const journey = await open()
	await journey.press('S', 'n')
	await journey.type('fleeting')
	await journey.press('enter', 'L')
	expect(journey.runtime.getState().madeSecrets).toEqual([])
	await journey.press('n')
	await journey.type('second')
	// The form for another connection's business is open when the answer comes.
	const held = journey.sim.control.hold({ method: 'POST' })
	journey.pressAtOnce('enter')
	await held.arrived
	journey.pressAtOnce('?')
	await journey.until((state) => state.overlay?.kind === 'help')
	held.release()
	await journey.idle()
	expect(journey.runtime.getState().overlay?.kind).toBe('help')
	await journey.press('esc')
	expect(journey.screen()).toContain('u shows it')
	await journey.press('q')
	expect(journey.screen()).toContain('kept nowhere')
	await journey.press('n', 'u')
	const made = journey.runtime.getState().madeSecrets[0]?.value ?? 'none'
	expect(journey.screen()).toContain(made)
})
