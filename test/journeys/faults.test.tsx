import { describe, expect, test } from 'vitest'
import type { FaultCode } from '../../source/model/fault.ts'
import { faultText } from '../../source/model/fault-text.ts'
import { type Journey, type JourneyOptions, startJourney } from './journey.tsx'

type Case = {
	readonly what: string
	readonly code: FaultCode
	readonly options?: JourneyOptions
	readonly before?: (journey: Journey) => void | Promise<void>
	/** What the user does; issuing where absent. */
	readonly keys?: readonly string[]
	readonly nextSays: string
}

const cases: readonly Case[] = [
	{
		what: 'a wrong secret',
		code: 'wrong-secret',
		options: { connection: { secret: 'abcdefg' } },
		nextSays: 'put a new secret in',
	},
	{
		what: 'authentication not enabled',
		code: 'auth-disabled',
		options: { auth: false },
		nextSays: 'gadmin config set RESTPP.Factory.EnableAuth true',
	},
	{
		what: 'a lifetime over the cap',
		code: 'lifetime-too-long',
		options: { maxLifetimeSeconds: 10 },
		nextSays: 'shorter lifetime',
	},
	{
		what: 'half a JSON',
		code: 'bad-reply',
		before: ({ sim }) => sim.control.failNext({ kind: 'truncated' }, { method: 'POST' }),
		nextSays: 'test the connection',
	},
	{
		what: 'a redirect',
		code: 'redirected',
		before: ({ sim }) =>
			sim.control.failNext({ kind: 'redirect', to: 'http://127.0.0.1:9/x' }, { method: 'POST' }),
		nextSays: 'as its URL',
	},
	{
		what: 'a failing server',
		code: 'server-error',
		before: ({ sim }) => sim.control.failNext({ kind: 'status', status: 500 }, { method: 'POST' }),
		nextSays: 'own log',
	},
	{
		what: 'a refused port',
		code: 'connection-refused',
		before: ({ sim }) => sim.close(),
		nextSays: 'right port',
	},
	{
		what: 'a dropped connection',
		code: 'connection-lost',
		before: ({ sim }) => sim.control.failNext({ kind: 'drop-before' }, { method: 'POST' }),
		nextSays: 'Try again',
	},
]

describe('each fault is a sentence with the next step', () => {
	for (const { what, code, options, before, keys, nextSays } of cases) {
		test(what, async () => {
			const journey = await startJourney({ columns: 120, rows: 40, ...options })
			await journey.press('enter')
			await before?.(journey)
			await journey.press(...(keys ?? ['n', 'enter']))
			const { lastFault } = journey.runtime.getState()
			expect(lastFault?.code).toBe(code)
			expect(lastFault?.connection).toBe('lab')
			await journey.press('e')
			const screen = journey.screen().replace(/[│╭╮╰╯─\s]+/g, ' ')
			const { message, next } = faultText(lastFault ?? { code })
			expect(screen).toContain(message.replace(/\s+/g, ' '))
			expect(screen).toContain(nextSays)
			expect(next).toContain(nextSays)
			await journey.press('esc')
			expect(journey.runtime.getState().overlay).toBeUndefined()
		})
	}
})

test('no secret and no token is in any frame, file or error', async () => {
	const journey = await startJourney({ protocol: '3.4' })
	await journey.press('enter', 'n', 'enter', 'r', 'enter')
	journey.sim.control.failNext({ kind: 'status', status: 500 }, { method: 'PUT' })
	await journey.press('r', 'enter', 'e', 'esc', 'enter', 'esc')
	journey.sim.drop(journey.sim.tokens()[0]?.token ?? '')
	await journey.press('d', 'y', 'esc', 'e', 'esc')
	const everything = [
		...journey.frames(),
		await journey.files(),
		JSON.stringify(journey.runtime.getState()),
	]
	const canaries = [journey.sim.secrets.secret1, journey.sim.tokens()[0]?.token]
	for (const canary of canaries) {
		expect(canary).toMatch(/^\w{32}$/)
		for (const text of everything) expect(text).not.toContain(canary)
	}
})

test('a shown token hides itself after 15 seconds', async () => {
	const journey = await startJourney()
	await journey.press('enter', 'n', 'enter', 'enter', 's')
	const value = journey.sim.tokens()[0]?.token ?? '?'
	expect(journey.screen()).toContain(value)
	journey.clock.move(15_000)
	await journey.idle()
	expect(journey.screen()).not.toContain(value)
})
