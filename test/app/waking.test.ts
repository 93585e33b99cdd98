import { describe, expect, test } from 'vitest'
import type { Message } from '../../source/app/message.ts'
import type { Operation, State } from '../../source/app/state.ts'
import type { Fault } from '../../source/model/fault.ts'
import { connection, drawn, history, nowMs, play, stateOn, token } from './app-world.ts'

const asleep: Fault = { code: 'waking-up', connection: 'lab' }
const view = history([connection()], [token('t1', 9_000_000)])
const onTokens = play(stateOn(view), { kind: 'open' }).state

/** How the operation that is under way ends. */
function ending(state: State, end: Extract<Message, { kind: 'ended' }>['end']): Message {
	const operation = state.operations.at(-1) as Operation
	return { kind: 'ended', operation, end }
}

/** The state in which this question or form was answered by *yes* and found the server asleep. */
function foundAsleep(ask: Message, answer: Message, fault = asleep) {
	const asked = drawn(play(onTokens, ask).state)
	const under = play(asked, answer).state
	return play(under, ending(under, { fault }))
}

describe('what found the server asleep', () => {
	test('has it looked at until it is awake, and then asks again, with nothing repeated', () => {
		const typed: Message = { kind: 'field-changed', field: 'label', text: 'night' }
		const asked = drawn(play(onTokens, { kind: 'ask-issue' }, typed).state)
		const under = play(asked, { kind: 'submit' }).state
		const { state, effects } = play(under, ending(under, { fault: asleep }))
		expect(effects).toMatchObject([{ kind: 'wake', connectionId: 'c1' }])
		expect(state.overlay).toMatchObject({ kind: 'waking', wanted: { how: 'ask-again' } })
		const early = play(drawn(state), { kind: 'answer-yes' })
		expect(early.state.overlay?.kind).toBe('waking')
		const awake = play(drawn(state), ending(state, { woken: {} }))
		expect(awake.effects).toEqual([])
		expect(play(awake.state, { kind: 'answer-yes' }).state.overlay?.kind).toBe('waking')
		const again = play(drawn(awake.state), { kind: 'answer-yes' })
		expect(again.effects).toEqual([])
		expect(again.state.overlay).toMatchObject({ form: 'issue', values: { label: 'night' } })
		expect(play(again.state, { kind: 'submit' }).effects).toEqual([])
		expect(play(drawn(again.state), { kind: 'submit' }).effects).toMatchObject([
			{ kind: 'issue', label: 'night' },
		])
	})

	test('brings a question back with nothing typed in it', () => {
		const { state } = foundAsleep({ kind: 'ask-delete' }, { kind: 'answer-yes' })
		const awake = drawn(play(state, ending(state, { woken: {} })).state)
		const again = play(awake, { kind: 'answer-yes' }).state
		expect(again.overlay).toMatchObject({ kind: 'confirm', typed: '', drawn: false })
	})

	test('goes on by itself where it changes nothing', () => {
		const under = play(onTokens, { kind: 'check' }).state
		const { state } = play(under, ending(under, { fault: asleep }))
		expect(play(state, ending(state, { woken: {} })).effects).toMatchObject([
			{ kind: 'check', tokenId: 't1' },
		])
	})

	test('is neither repeated nor asked again where the server may have acted', () => {
		const unsure = { ...asleep, mayHaveActed: true }
		const { state } = foundAsleep({ kind: 'ask-issue' }, { kind: 'submit' }, unsure)
		const awake = play(state, ending(state, { woken: {} }))
		expect(awake.effects).toEqual([])
		expect(awake.state.overlay).toBeUndefined()
		expect(awake.state.flash?.text).toContain('is not known')
	})

	test('takes nothing away that the user is busy with', () => {
		const asked = drawn(play(onTokens, { kind: 'ask-issue' }).state)
		const busy = play(asked, { kind: 'submit' }, { kind: 'ask-label' }).state
		const { state, effects } = play(busy, ending(busy, { fault: asleep }))
		expect(effects).toEqual([])
		expect(state.overlay).toMatchObject({ form: 'label' })
	})
})

describe('waiting', () => {
	const { state } = foundAsleep({ kind: 'ask-issue' }, { kind: 'submit' })

	test('ends with esc at once', () => {
		const closed = play(state, { kind: 'close-overlay' })
		expect(closed.effects).toEqual([{ kind: 'abort', operationIds: [state.operations[0]?.id] }])
		const later = play(closed.state, ending(state, { woken: {} }))
		expect(later.state.overlay).toBeUndefined()
	})

	test('goes on with w once its time was over', () => {
		const over = play(state, ending(state, { woken: { fault: asleep } })).state
		expect(over.overlay).toMatchObject({ end: { fault: { code: 'waking-up' } } })
		const on = play(over, { kind: 'wait-awake' })
		expect(on.effects).toMatchObject([{ kind: 'wake' }])
		expect(on.state.overlay).toMatchObject({ wanted: { how: 'ask-again' } })
	})

	test('of a connection in the list begins with w', () => {
		const sleeping = {
			...history([connection()]),
			servers: new Map([['c1', { atMs: nowMs, fault: asleep }]]),
		}
		const { effects } = play(stateOn(sleeping), { kind: 'wait-awake' })
		expect(effects).toMatchObject([{ kind: 'wake', connectionId: 'c1' }])
	})
})
