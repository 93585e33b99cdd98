import { describe, expect, it } from 'vitest'
import { blockListLevel, blockListUse, couldComeBack } from '../../source/model/block-list.ts'
import { blockListText, blockListWarning } from '../../source/model/block-list-text.ts'
import type { TokenEvent } from '../../source/model/token-event.ts'
import { tokenOf } from '../../source/model/token-of.ts'
import { tokenState } from '../../source/model/token-state.ts'

const nowMs = Date.UTC(2026, 10, 24)
const day = 86_400

type Told = TokenEvent extends infer Event
	? Event extends TokenEvent
		? Omit<Event, 'id' | 'atMs'>
		: never
	: never

/** A JWT issued ten days ago for twenty, to which these happened since, an hour apart. */
function jwt(...told: readonly Told[]) {
	const born: Told = {
		kind: 'issued',
		masked: 'eyJh…wxyz',
		fingerprint: '0123456789ab',
		form: 'jwt',
		expiresAtSeconds: nowMs / 1000 + 10 * day,
	}
	const events = [born, ...told].map(
		(event, index) =>
			({
				id: `e${index}`,
				atMs: nowMs - 10 * day * 1000 + index * 3_600_000,
				...event,
			}) as TokenEvent,
	)
	return tokenOf({ id: 't1', connectionId: 'c1', hasValue: true, events })
}

const deleted: Told = { kind: 'deleted', how: 'confirmed' }
const asks = (action: 'delete' | 'clear-block-list' | 'drop-secret'): Told => ({
	kind: 'asked',
	action,
})
const lost = (action: 'delete' | 'clear-block-list' | 'drop-secret'): Told => ({
	kind: 'lost',
	action,
	code: 'timed-out',
})
const failed = (action: 'delete' | 'clear-block-list' | 'drop-secret'): Told => ({
	kind: 'failed',
	action,
	code: 'refused',
})
const doubted = (action: 'clear-block-list' | 'drop-secret'): Told => ({ kind: 'doubted', action })
const checked = (accepted: boolean): Told => ({ kind: 'checked', accepted })
const state = (...told: readonly Told[]) => tokenState(jwt(...told), nowMs)

describe('a deleted token', () => {
	const cleared = [deleted, asks('clear-block-list'), doubted('clear-block-list')] as const

	it('is unknown once the block list was cleared, until a check settles it', () => {
		expect(state(deleted)).toBe('deleted')
		expect(state(...cleared)).toBe('unknown')
		expect(state(...cleared, checked(true))).toBe('live')
		expect(state(...cleared, checked(false))).toBe('deleted')
		expect(state(...cleared, asks('delete'), deleted)).toBe('deleted')
		expect(state(...cleared, asks('delete'), failed('delete'))).toBe('unknown')
		expect(tokenState(jwt(...cleared), nowMs + 11 * day * 1000)).toBe('expired')
	})

	it('is unknown while a clearing is open, and deleted as before when it was refused', () => {
		expect(state(deleted, asks('clear-block-list'))).toBe('unknown')
		expect(state(deleted, asks('clear-block-list'), lost('clear-block-list'))).toBe('unknown')
		const refused = [deleted, asks('clear-block-list'), failed('clear-block-list')]
		expect(state(...refused)).toBe('deleted')
		expect(jwt(...refused).ended?.how).toBe('confirmed')
	})
})

describe('a token whose secret was dropped', () => {
	it('is deleted with it, unknown, or as it was', () => {
		expect(state(asks('drop-secret'))).toBe('unknown')
		expect(state(asks('drop-secret'), { kind: 'deleted', how: 'with-secret' })).toBe('deleted')
		expect(state(asks('drop-secret'), failed('drop-secret'))).toBe('live')
		const doubtful = [asks('drop-secret'), doubted('drop-secret')]
		expect(state(...doubtful)).toBe('unknown')
		expect(state(...doubtful, checked(true))).toBe('live')
		expect(state(...doubtful, checked(false))).toBe('deleted')
	})
})

describe('the block list', () => {
	const gone: Told = { kind: 'deleted', how: 'already-gone' }
	const withSecret: Told = { kind: 'deleted', how: 'with-secret' }

	it.each([
		['a live token', [], 0, 0],
		['a deleted one', [deleted], 1, 0],
		['one that was gone already', [gone], 0, 1],
		['one whose deletion was not answered', [asks('delete'), lost('delete')], 0, 1],
		['one that ended with its secret', [withSecret], 0, 0],
		['one whose list was cleared', [deleted, doubted('clear-block-list')], 0, 0],
		[
			'one whose list may have been cleared',
			[deleted, asks('clear-block-list'), lost('clear-block-list')],
			0,
			1,
		],
	] as const)('counts %s', (_, told, held, maybe) => {
		expect(blockListUse([jwt(...told)], nowMs)).toMatchObject({ held, maybe })
	})

	it('may hold those past their end, and they do not come back', () => {
		const token = jwt(deleted)
		const laterMs = nowMs + 11 * day * 1000
		expect(blockListUse([token], laterMs)).toMatchObject({ held: 0, maybe: 1 })
		expect(couldComeBack(token, nowMs)).toBe(true)
		expect(couldComeBack(token, laterMs)).toBe(false)
	})

	it('holds no opaque token, and counts from the first deletion', () => {
		const opaque = { ...jwt(deleted), form: 'opaque' } as const
		expect(blockListUse([opaque], nowMs)).toEqual({ held: 0, maybe: 0 })
		const since = jwt(deleted).ended?.atMs
		expect(blockListUse([jwt(asks('delete'), deleted), jwt(deleted)], nowMs).sinceMs).toBe(since)
	})

	it.each([
		[19, 1, 'room'],
		[20, 0, 'room'],
		[20, 1, 'usual-limit'],
		[49, 1, 'usual-limit'],
		[50, 1, 'most'],
		[0, 51, 'most'],
	])('with %i on it and %i more: %s', (held, more, level) => {
		const use = { held, maybe: 0 }
		expect(blockListLevel(use, more)).toBe(level)
		expect(blockListWarning(use, more) === undefined).toBe(level === 'room')
		expect(blockListText(use)).not.toContain('undefined')
	})
})
