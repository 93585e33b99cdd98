import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TokenEvent } from '../../source/model/token-event.ts'
import { tokenOf } from '../../source/model/token-of.ts'
import { tokenState } from '../../source/model/token-state.ts'

const startMs = Date.UTC(2026, 5, 1)
const startSeconds = startMs / 1000
const day = 86_400

type Told = TokenEvent extends infer Event
	? Event extends TokenEvent
		? Omit<Event, 'id' | 'atMs'>
		: never
	: never

/** A token that these happened to, one second after the other unless a time is given. */
function tokenAfter(...told: readonly (Told | readonly [atSeconds: number, event: Told])[]) {
	const events = told.map((each, index) => {
		const [atSeconds, event] = Array.isArray(each) ? each : [index, each]
		return { id: `e${index}`, atMs: startMs + atSeconds * 1000, ...event } as TokenEvent
	})
	return tokenOf({ id: 't1', connectionId: 'c1', hasValue: true, events })
}

const stateAfter = (token: ReturnType<typeof tokenOf>, seconds: number) =>
	tokenState(token, startMs + seconds * 1000)

const asks = (action: 'issue' | 'refresh' | 'delete', lifetimeSeconds?: number): Told => ({
	kind: 'asked',
	action,
	...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
})
const issued = (lifetimeSeconds: number): Told => ({
	kind: 'issued',
	masked: 'abcd…wxyz',
	fingerprint: '0123456789ab',
	form: 'opaque',
	expiresAtSeconds: startSeconds + lifetimeSeconds,
	expirySource: 'server',
	lifetimeAskedSeconds: lifetimeSeconds,
})
const refreshed = (expiresIn: number): Told => ({
	kind: 'refreshed',
	expiresAtSeconds: startSeconds + expiresIn,
	expirySource: 'server',
})
const lost = (action: 'issue' | 'refresh' | 'delete'): Told => ({
	kind: 'lost',
	action,
	code: 'timed-out',
})
const failed = (action: 'issue' | 'refresh' | 'delete' | 'check'): Told => ({
	kind: 'failed',
	action,
	code: 'refused',
})
const checked = (accepted: boolean): Told => ({ kind: 'checked', accepted })

describe('a token as its events tell it', () => {
	it('is live with the expiry the server gave', () => {
		const token = tokenAfter(asks('issue', 30 * day), issued(30 * day))
		expect(token).toMatchObject({
			origin: 'issued',
			masked: 'abcd…wxyz',
			expiresAtSeconds: startSeconds + 30 * day,
			lifetimeAskedSeconds: 30 * day,
		})
		expect(token).not.toHaveProperty('unsettled')
		expect(stateAfter(token, 60)).toBe('live')
	})

	it('takes the expiry of a refresh, and keeps both in its events', () => {
		const token = tokenAfter(
			asks('issue', 30 * day),
			issued(30 * day),
			[10 * day, asks('refresh', day)],
			[10 * day, refreshed(11 * day)],
		)
		expect(token.expiresAtSeconds).toBe(startSeconds + 11 * day)
		expect(token.lifetimeSeconds).toBe(day)
		expect(token.events.map((event) => event.kind)).toEqual([
			'asked',
			'issued',
			'asked',
			'refreshed',
		])
	})

	it('was never issued where the server surely refused, and may have been where the answer is lost', () => {
		expect(tokenAfter(asks('issue', 60), failed('issue')).neverIssued).toBe(true)
		const token = tokenAfter(asks('issue', 3600), lost('issue'))
		expect(token.neverIssued).toBe(false)
		expect(token.latestExpirySeconds).toBe(startSeconds + 3600 + 60)
		expect(stateAfter(token, 3600)).toBe('unknown')
		expect(stateAfter(token, 3660)).toBe('expired')
	})

	it('stays unknown after a lost delete until a check or another delete settles it', () => {
		const lostDelete = [asks('issue', day), issued(day), asks('delete'), lost('delete')] as const
		expect(stateAfter(tokenAfter(...lostDelete), 60)).toBe('unknown')
		expect(stateAfter(tokenAfter(...lostDelete, checked(true)), 60)).toBe('live')
		expect(stateAfter(tokenAfter(...lostDelete, checked(false)), 60)).toBe('deleted')
		const gone = tokenAfter(...lostDelete, asks('delete'), { kind: 'deleted', how: 'already-gone' })
		expect(gone.ended).toMatchObject({ how: 'already-gone' })
		expect(stateAfter(gone, 60)).toBe('deleted')
	})

	it('keeps a lost question open when a later one is refused for sure', () => {
		const lostRefresh = [
			asks('issue', day),
			issued(day),
			asks('refresh', 30 * day),
			lost('refresh'),
		] as const
		const token = tokenAfter(...lostRefresh, asks('refresh', 60), failed('refresh'))
		expect(token.unsettled).toMatchObject({ action: 'refresh', lifetimeSeconds: 30 * day })
		expect(stateAfter(token, 2 * day)).toBe('unknown')
		const withDelete = tokenAfter(...lostRefresh, asks('delete'), failed('delete'))
		expect(withDelete.unsettled).toMatchObject({ action: 'refresh' })
		const lostDelete = tokenAfter(
			...lostRefresh.slice(0, 2),
			asks('delete'),
			lost('delete'),
			asks('refresh', 60),
			failed('refresh'),
		)
		expect(stateAfter(lostDelete, 60)).toBe('unknown')
	})

	it('keeps a delete open that was asked while a refresh was under way', () => {
		const token = tokenAfter(
			asks('issue', day),
			issued(day),
			asks('refresh', 2 * day),
			asks('delete'),
			refreshed(2 * day),
		)
		expect(token.unsettled).toMatchObject({ action: 'delete' })
		expect(stateAfter(token, 60)).toBe('unknown')
	})

	it('is known to live to its old expiry, and no further, when accepted after a lost refresh', () => {
		const token = tokenAfter(
			asks('issue', day),
			issued(day),
			asks('refresh', 30 * day),
			lost('refresh'),
			checked(true),
		)
		expect(stateAfter(token, 60)).toBe('live')
		expect(stateAfter(token, day)).toBe('unknown')
		expect(stateAfter(token, 31 * day)).toBe('expired')
	})

	it('is not settled by a check that failed', () => {
		const token = tokenAfter(asks('issue', day), issued(day), asks('delete'), failed('check'))
		expect(token.unsettled).toMatchObject({ action: 'delete' })
	})

	it('follows an answer that came within the millisecond of its question, whatever their ids', () => {
		const answer = { id: 'a', atMs: startMs, ...issued(day) } as TokenEvent
		const question = { id: 'z', atMs: startMs, ...asks('issue', day) } as TokenEvent
		const token = tokenOf({
			id: 't1',
			connectionId: 'c1',
			hasValue: true,
			events: [answer, question],
		})
		expect(token).not.toHaveProperty('unsettled')
		expect(tokenState(token, startMs)).toBe('live')
	})

	it('keeps what it does not know of a newer version in the timeline', () => {
		const strange = { kind: 'blessed', by: 'somebody' } as unknown as Told
		const token = tokenAfter(asks('issue', day), issued(day), strange)
		expect(token.events).toHaveLength(3)
		expect(stateAfter(token, 60)).toBe('live')
	})
})

describe('for any events', () => {
	const action = fc.constantFrom('issue' as const, 'refresh' as const, 'delete' as const)
	const told: fc.Arbitrary<Told> = fc.oneof(
		fc.tuple(action, fc.integer({ min: 1, max: 1e7 })).map(([a, seconds]) => asks(a, seconds)),
		fc.integer({ min: 1, max: 1e7 }).map(issued),
		fc.integer({ min: 1, max: 1e7 }).map(refreshed),
		action.map(lost),
		action.map(failed),
		fc.boolean().map(checked),
		fc
			.constantFrom('confirmed' as const, 'already-gone' as const)
			.map((how): Told => ({ kind: 'deleted', how })),
		fc.string().map((label): Told => ({ kind: 'labelled', label })),
	)
	const events = fc.uniqueArray(
		fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 10_000 }), told).map(([id, atSeconds, event]) => ({
			id: `e${id}`,
			atMs: startMs + atSeconds * 1000,
			...event,
		})) as fc.Arbitrary<TokenEvent>,
		{ selector: (event) => event.id, maxLength: 12 },
	)
	const fold = (list: readonly TokenEvent[]) =>
		tokenOf({ id: 't1', connectionId: 'c1', hasValue: false, events: list })

	it('the token is the same in whatever order they arrive, and however often', () => {
		fc.assert(
			fc.property(
				events.chain((list) =>
					fc.tuple(
						fc.constant(list),
						fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
					),
				),
				([list, shuffled]) => {
					expect(fold(shuffled)).toEqual(fold(list))
				},
			),
		)
	})

	it('a token is live only with an expiry ahead or an acceptance by the server', () => {
		fc.assert(
			fc.property(events, fc.nat({ max: 1e7 }), (list, later) => {
				const nowMs = startMs + later * 1000
				const token = fold(list)
				const state = tokenState(token, nowMs)
				if (state !== 'live' && state !== 'expiring') return
				expect(token.ended).toBeUndefined()
				const isAhead = (token.expiresAtSeconds ?? 0) * 1000 > nowMs
				expect(isAhead || token.lastCheck?.accepted === true).toBe(true)
			}),
		)
	})
})
