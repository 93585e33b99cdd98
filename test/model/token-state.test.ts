import { describe, expect, it } from 'vitest'
import type { Token } from '../../source/model/token.ts'
import { bySoonestExpiry } from '../../source/model/token-order.ts'
import { expiringSeconds, mayBeLive, tokenState } from '../../source/model/token-state.ts'

const nowMs = Date.UTC(2026, 5, 1)
const nowSeconds = nowMs / 1000
const day = 86_400

const token = (about: Partial<Token>): Token => ({
	id: 't1',
	connectionId: 'c1',
	hasValue: true,
	events: [],
	label: '',
	origin: 'issued',
	masked: 'abcd…wxyz',
	issuedAtMs: nowMs - day * 1000,
	neverIssued: false,
	...about,
})
const ending = (secondsLeft: number, lifetimeSeconds = 30 * day) =>
	token({ expiresAtSeconds: nowSeconds + secondsLeft, lifetimeSeconds })

describe('the state of a token', () => {
	it.each([
		[day + 1, 'live'],
		[day, 'expiring'],
		[1, 'expiring'],
		[0, 'expired'],
		[-1, 'expired'],
	])('with %i s left of 30 days is %s', (left, state) => {
		expect(tokenState(ending(left), nowMs)).toBe(state)
	})

	it.each([
		[361, 'live'],
		[360, 'expiring'],
	])('with %i s left of one hour is %s: its last tenth', (left, state) => {
		expect(tokenState(ending(left, 3600), nowMs)).toBe(state)
		expect(expiringSeconds({ lifetimeSeconds: 3600 })).toBe(360)
	})

	it('is unknown without an expiry, until the server accepts it', () => {
		expect(tokenState(token({}), nowMs)).toBe('unknown')
		expect(tokenState(token({ lastCheck: { atMs: nowMs, accepted: true } }), nowMs)).toBe('live')
		expect(tokenState(token({ lastCheck: { atMs: nowMs, accepted: false } }), nowMs)).toBe(
			'unknown',
		)
	})

	it('is expired, not deleted, when the server refuses it after its end', () => {
		const ended = { atMs: nowMs, how: 'refused' } as const
		expect(tokenState({ ...ending(-1), ended }, nowMs)).toBe('expired')
		expect(tokenState({ ...ending(1), ended }, nowMs)).toBe('deleted')
	})

	it('may be live unless it has ended', () => {
		const states = ['live', 'expiring', 'unknown', 'expired', 'deleted'] as const
		expect(states.filter(mayBeLive)).toEqual(['live', 'expiring', 'unknown'])
	})
})

describe('the order of a list', () => {
	it('is: live by soonest end, unknown, expired and deleted with the latest first', () => {
		const rows = [
			{ ...ending(-day), id: 'expired long ago' },
			{ ...ending(9 * day), id: 'live longer' },
			token({ id: 'deleted', ended: { atMs: nowMs, how: 'confirmed' } }),
			token({ id: 'unknown' }),
			{ ...ending(60), id: 'expiring' },
			{ ...ending(-60), id: 'expired just now' },
		]
		expect(bySoonestExpiry(rows, nowMs).map((row) => row.id)).toEqual([
			'expiring',
			'live longer',
			'unknown',
			'expired just now',
			'expired long ago',
			'deleted',
		])
	})

	it('does not depend on the order the tokens come in', () => {
		const rows = ['a', 'b', 'c'].map((id) => ({ ...ending(day), id }))
		const ids = (list: readonly Token[]) => bySoonestExpiry(list, nowMs).map((row) => row.id)
		expect(ids([...rows].reverse())).toEqual(ids(rows))
	})
})
