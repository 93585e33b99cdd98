import { describe, expect, test } from 'vitest'
import type { State } from '../../source/app/state.ts'
import type { Connection } from '../../source/model/connection.ts'
import type { Dialect } from '../../source/model/protocol.ts'
import { connection, drawn, history, nowMs, play, stateOn } from './app-world.ts'

const byPassword = { hasSecret: false, hasPassword: true, user: 'ana' }

/** The issue form of a connection whose server speaks this, or was never seen. */
function issueForm(change: Partial<Connection>, dialect?: Dialect): State {
	const at = { restppUrl: 'http://127.0.0.1:9000', gsqlUrl: 'http://127.0.0.1:14240' }
	const seen = dialect && { atMs: nowMs, facts: { dialect, ...at } }
	const view = {
		...history([connection(change)]),
		servers: new Map(seen ? [['c1', seen]] : []),
	}
	return drawn(play(stateOn(view), { kind: 'ask-issue' }).state)
}

function graphTyped(state: State, text: string): State {
	return play(state, { kind: 'field-changed', field: 'graph', text }).state
}

/** The issuing that a submit of the form begins, or the fault under its graph. */
function submitted(state: State) {
	const step = play(state, { kind: 'submit' })
	const [effect] = step.effects
	if (effect) return effect
	const { overlay } = step.state
	return overlay?.kind === 'form' ? overlay.faults.graph?.code : undefined
}

const valuesOf = ({ overlay }: State) => (overlay?.kind === 'form' ? overlay.values : {})

describe('the graph of a new token', () => {
	test('is the connection’s until another is typed', () => {
		const form = issueForm({ graph: 'social' }, 'jwt')
		expect(submitted(form)).toMatchObject({ kind: 'issue', graph: 'social' })
		expect(submitted(graphTyped(form, ' cards '))).toMatchObject({ graph: 'cards' })
		expect(submitted(graphTyped(form, 'two words'))).toBe('bad-name')
	})

	test('is none for a global token of 4.x: the switch and an empty field are the same', () => {
		const form = issueForm({ graph: 'social' }, 'jwt')
		expect(valuesOf(form)).toMatchObject({ graph: 'social', allGraphs: false })
		expect(valuesOf(graphTyped(form, ''))).toMatchObject({ graph: '', allGraphs: true })
		const onSwitch = play(
			form,
			...Array.from({ length: 3 }, () => ({ kind: 'field-left', to: 'next' }) as const),
		).state
		const switched = play(onSwitch, { kind: 'field-switched' }).state
		expect(valuesOf(switched)).toMatchObject({ graph: '', allGraphs: true })
		expect(submitted(switched)).toMatchObject({ graph: null })
		expect(valuesOf(graphTyped(switched, 'c'))).toMatchObject({ graph: 'c', allGraphs: false })
		const back = play(switched, { kind: 'field-switched' }).state
		expect(valuesOf(back)).toMatchObject({ graph: 'social', allGraphs: false })
	})

	test('is wanted by 3.x from a user with password, which the field says', () => {
		for (const dialect of ['query', 'json'] as const) {
			const form = issueForm(byPassword, dialect)
			expect(valuesOf(form)).not.toHaveProperty('allGraphs')
			expect(submitted(form)).toBe('graph-required')
			expect(submitted(graphTyped(form, 'social'))).toMatchObject({ graph: 'social' })
		}
	})

	test('is that of the secret on 3.x, so nothing is asked', () => {
		const form = issueForm({ graph: 'social' }, 'json')
		expect(valuesOf(form)).not.toHaveProperty('graph')
		expect(submitted(form)).not.toHaveProperty('graph')
	})

	test('is left to a server that was never seen', () => {
		const form = issueForm(byPassword)
		expect(submitted(form)).not.toHaveProperty('graph')
		expect(submitted(graphTyped(form, 'social'))).toMatchObject({ graph: 'social' })
	})
})
