import { expect, it } from 'vitest'
import { press } from '../../source/app/keys/press.ts'
import { topScreen } from '../../source/app/state.ts'
import { connection, history, play, stateOn, token } from './app-world.ts'

const view = history(
	[connection({ id: 'c2', name: 'beta' }), connection({ id: 'c1', name: 'alpha' })],
	[token('t1', 9_000_000)],
)

it('a number leads to the tokens of the connection that has it on the list, from wherever one is', () => {
	const start = stateOn(view)
	const second = press(start, '2')
	expect(second).toEqual({ kind: 'go-to-connection', number: 2 })
	const { state } = play(start, { kind: 'go-to-connection', number: 2 })
	expect(topScreen(state)).toMatchObject({ name: 'tokens', connectionId: 'c2' })
	const { state: other } = play(state, { kind: 'go-to-connection', number: 1 })
	expect(topScreen(other)).toMatchObject({ name: 'tokens', connectionId: 'c1' })
	expect(other.screens).toHaveLength(2)
	const { state: all } = play(other, { kind: 'go-to-connection', number: 0 })
	expect(topScreen(all)).toEqual({ name: 'tokens', top: 0 })
	const { state: back } = play(all, { kind: 'back' })
	expect(back.screens).toHaveLength(1)
})

it('a number that no connection has says so and leads nowhere', () => {
	const { state } = play(stateOn(view), { kind: 'go-to-connection', number: 3 })
	expect(state.screens).toHaveLength(1)
	expect(state.flash?.text).toBe('There is no connection with the number 3.')
})

it('the number is that of the whole list, whatever the filter keeps away', () => {
	const { state } = play(
		stateOn(view),
		{ kind: 'filter' },
		{ kind: 'filter-typed', text: 'beta' },
		{ kind: 'filter-done' },
		{ kind: 'go-to-connection', number: 1 },
	)
	expect(topScreen(state)).toMatchObject({ connectionId: 'c1' })
})
