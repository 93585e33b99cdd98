import { describe, expect, test } from 'vitest'
import type { State } from '../../source/app/state.ts'
import { nextTickMs } from '../../source/app/time/next-tick.ts'
import { type Config, defaultConfig } from '../../source/model/config.ts'
import { connection, history, nowMs, play, stateOn, token } from './app-world.ts'

const hour = 3600

/** The state as a user has it whose settings are these. */
const withConfig = (state: State, config: Partial<Config>): State => ({
	...state,
	config: { ...defaultConfig, ...config },
})

describe('faults of config.json', () => {
	const faults = ['c.json:2:3: theme: One of dark.', 'c.json:4:1: keys.delete: no']

	test('the first is said on start with its line, all can be read again', () => {
		const { flash, said } = play(stateOn(history([])), {
			kind: 'started',
			configFaults: faults,
		}).state
		expect(flash).toMatchObject({
			level: 'fault',
			text: faults[0],
			next: 'Everything else in that file is in force, and 1 more: m shows them.',
		})
		expect(said.map(({ text }) => text).sort()).toEqual(faults)
	})

	test('nothing is said where there is none', () => {
		expect(play(stateOn(history([])), { kind: 'started' }).state.said).toEqual([])
	})
})

describe('alerts', () => {
	const one = stateOn(history([connection()], [token('t1', 2 * hour)]))
	const at = (state: State, laterMs: number) =>
		play({ ...state, nowMs: nowMs + laterMs }, { kind: 'ticked', nowMs: nowMs + laterMs })

	test('come at the spans that are set, at once, and only there', () => {
		const state = withConfig(one, { alerts: { atSeconds: [5400], bell: false, notify: false } })
		const dueMs = 1800 * 1000
		expect(nextTickMs({ ...state, nowMs: nowMs + dueMs - 300 })).toBe(300)
		expect(at(state, dueMs - 1).state.flash).toBeUndefined()
		expect(at(state, dueMs).state.flash?.text).toContain('ends in 1h 30m')
		const told = { ...state, toldUntilMs: nowMs + dueMs }
		expect(at(told, 2 * hour * 1000 - 1000).state.flash).toBeUndefined()
	})

	test('none where the list is empty', () => {
		const state = withConfig(one, { alerts: { atSeconds: [], bell: true, notify: true } })
		expect(at(state, hour * 1000 + 1000)).toMatchObject({ effects: [] })
	})

	test('ring and notify by choice only', () => {
		expect(at(one, hour * 1000).effects).toEqual([])
		const loud = withConfig(one, { alerts: { ...defaultConfig.alerts, bell: true } })
		expect(at(loud, hour * 1000).effects).toEqual([
			{ kind: 'alarm', text: 't1aa…t1zz on lab ends in 1h 0m', bell: true, notify: false },
		])
	})
})

describe('the lifetime', () => {
	const formOf = (seconds: number, kind: 'ask-issue' | 'ask-refresh') => {
		const view = history([connection({ defaultLifetimeSeconds: seconds })], [token('t1', hour)])
		const here = withConfig(stateOn(view), { lifetimeSeconds: 12 * hour })
		const { overlay } = play(here, { kind: 'open' }, { kind }).state
		return overlay?.kind === 'form' ? overlay.values.lifetime : undefined
	}

	test('of config.json is what forms begin with, unless the connection has one of its own', () => {
		expect(formOf(30 * 24 * hour, 'ask-issue')).toBe('12h')
		expect(formOf(30 * 24 * hour, 'ask-refresh')).toBe('12h')
		expect(formOf(7 * 24 * hour, 'ask-issue')).toBe('7d')
	})
})
