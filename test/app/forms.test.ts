import { describe, expect, test } from 'vitest'
import { connection, drawn, history, play, stateOn, token } from './app-world.ts'

const view = history([connection()], [token('t1', 9_000_000)])
const empty = stateOn(history([]))

describe('the connection form', () => {
	const open = drawn(play(empty, { kind: 'ask-add-connection' }).state)
	const faultCodes = (state: typeof open) =>
		state.overlay?.kind === 'form'
			? Object.fromEntries(
					Object.entries(state.overlay.faults).map(([name, { code }]) => [name, code]),
				)
			: undefined

	test('checks a field as it is left', () => {
		const { state } = play(
			open,
			{ kind: 'field-left', to: 'next' },
			{ kind: 'field-changed', field: 'url', text: 'example.com' },
			{ kind: 'field-left', to: 'next' },
		)
		expect(faultCodes(state)).toEqual({ name: 'bad-name', url: 'bad-url' })
	})

	test('a changed field is no longer wrong', () => {
		const { state } = play(
			open,
			{ kind: 'field-left', to: 'next' },
			{ kind: 'field-changed', field: 'name', text: 'x' },
		)
		expect(faultCodes(state)).toEqual({})
	})

	test('a name that is taken is said when the field is left', () => {
		const taken = drawn(play(stateOn(view), { kind: 'ask-add-connection' }).state)
		const { state } = play(
			taken,
			{ kind: 'field-changed', field: 'name', text: 'lab' },
			{ kind: 'field-left', to: 'next' },
		)
		expect(faultCodes(state)).toEqual({ name: 'duplicate-name' })
	})

	test('finishing it wrong goes to the first wrong field and saves nothing', () => {
		const { state, effects } = play(
			open,
			{ kind: 'field-changed', field: 'name', text: 'lab' },
			{ kind: 'field-changed', field: 'restppPort', text: '99999' },
			{ kind: 'submit' },
		)
		expect(effects).toEqual([])
		expect(state.overlay).toMatchObject({ focus: 'url' })
		expect(faultCodes(state)).toEqual({ url: 'bad-url', restppPort: 'bad-port' })
	})

	test('stays until it is saved', () => {
		const { state, effects } = play(
			open,
			{ kind: 'field-changed', field: 'name', text: 'lab' },
			{ kind: 'field-changed', field: 'url', text: 'http://127.0.0.1' },
			{ kind: 'field-changed', field: 'secret', text: 'hush' },
			{ kind: 'submit' },
		)
		expect(effects).toMatchObject([
			{ kind: 'save-connection', typed: { name: 'lab' }, credentials: { secret: 'hush' } },
		])
		expect(state.overlay?.kind).toBe('form')
		const [operation] = state.operations
		if (!operation) throw new Error('nothing is under way')
		const saved = {
			form: { overlayId: state.overlay?.id ?? -1, from: 'save', good: true },
		} as const
		expect(play(state, { kind: 'ended', operation, end: saved }).state.overlay).toBeUndefined()
	})

	test('editing leaves secrets as they are unless typed', () => {
		const editing = drawn(play(stateOn(view), { kind: 'ask-edit-connection' }).state)
		const { effects } = play(editing, { kind: 'submit' })
		expect(effects).toMatchObject([{ kind: 'save-connection', editedId: 'c1', credentials: {} }])
	})
})

describe('the issue form', () => {
	const open = drawn(play(stateOn(view), { kind: 'open' }, { kind: 'ask-issue' }).state)

	test('offers the default lifetime and the current mark', () => {
		expect(open.overlay).toMatchObject({ values: { lifetime: '30d', makeCurrent: true } })
	})

	test('asks for what was typed, once', () => {
		const { state, effects } = play(
			open,
			{ kind: 'field-changed', field: 'lifetime', text: '12h' },
			{ kind: 'field-changed', field: 'label', text: 'nightly' },
			{ kind: 'submit' },
			{ kind: 'submit' },
		)
		expect(effects).toMatchObject([
			{
				kind: 'issue',
				connectionId: 'c1',
				lifetimeSeconds: 43_200,
				label: 'nightly',
				makeCurrent: true,
			},
		])
		expect(state.overlay).toBeUndefined()
	})

	test('refuses what is no lifetime', () => {
		const { state, effects } = play(
			open,
			{ kind: 'field-changed', field: 'lifetime', text: 'forever' },
			{ kind: 'submit' },
		)
		expect(effects).toEqual([])
		expect(state.overlay).toMatchObject({ faults: { lifetime: { code: 'bad-lifetime' } } })
	})

	test('Space switches a switch, and only there', () => {
		const switched = play(
			open,
			{ kind: 'field-switched' },
			{ kind: 'field-left', to: 'previous' },
			{ kind: 'field-switched' },
		).state
		expect(switched.overlay).toMatchObject({ focus: 'makeCurrent', values: { makeCurrent: false } })
	})
})
