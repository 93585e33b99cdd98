import { describe, expect, test } from 'vitest'
import { choicesOf } from '../../source/app/steps/choices.ts'
import type { TokenEvent } from '../../source/model/token-event.ts'
import { connection, drawn, history, nowMs, play, stateOn, token } from './app-world.ts'

const label = (text: string): readonly TokenEvent[] => [
	{ id: `l-${text}`, atMs: nowMs - 1000, kind: 'labelled', label: text },
]
const later = (id: string): TokenEvent => ({
	id,
	atMs: nowMs - 500,
	kind: 'issued',
	masked: 'late…late',
	fingerprint: 'ffffffffffff',
	form: 'opaque',
	expiresAtSeconds: nowMs / 1000 + 9_000_000,
	expirySource: 'server',
})

const view = history(
	[connection()],
	[
		token('t1', 9_000_000, {}, label('loader')),
		token('t2', 9_000_000, {}, [...label('loader'), later('e2')]),
		token('t3', -100, {}, label('old')),
		token('t4', 9_000_000),
		token('t5', 9_000_000),
	],
	{ c1: 't5' },
)
const open = play(stateOn(view), { kind: 'open' }).state

describe('cleaning up', () => {
	const menu = drawn(play(open, { kind: 'show-choices', menu: 'clean-up' }).state)

	test('counts what there is before anything is marked', () => {
		expect(choicesOf(menu, 'clean-up').map(({ text }) => text.trim().split(/\s+/)[0])).toEqual([
			'1',
			'1',
			'1',
		])
	})

	test('marks the expired, the superseded, the unlabelled that are not current', () => {
		const marked = (moves: number) => {
			const { state } = play(menu, { kind: 'move', by: moves }, { kind: 'answer-yes' })
			return [...state.marked]
		}
		expect(marked(0)).toEqual(['t3'])
		expect(marked(1)).toEqual(['t1'])
		expect(marked(2)).toEqual(['t4'])
	})
})

describe('copying as', () => {
	const menu = drawn(play(open, { kind: 'show-choices', menu: 'copy' }).state)

	test('Enter copies what the cursor is on', () => {
		const { effects } = play(menu, { kind: 'move', by: 1 }, { kind: 'answer-yes' })
		expect(effects).toMatchObject([{ kind: 'copy', tokenId: 't5', form: 'header' }])
	})

	test('Esc copies nothing', () => {
		const { state, effects } = play(menu, { kind: 'close-overlay' })
		expect(effects).toEqual([])
		expect(state.overlay).toBeUndefined()
	})
})
