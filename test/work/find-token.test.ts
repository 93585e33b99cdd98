import { describe, expect, it } from 'vitest'
import { findConnection, listConnections } from '../../source/work/find-connection.ts'
import { findToken } from '../../source/work/find-token.ts'
import { connection, history, token } from '../app/app-world.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'

const lab = connection()
const other = connection({ id: 'c2', name: 'other' })
const view = history(
	[lab, other],
	[
		token('t1aaaaaaaaaa', 60),
		token('t1bbbbbbbbbb', 60),
		token('t2cccccccccc', 60),
		token('t1elsewhere', 60, { connectionId: 'c2' }),
	],
	{ c1: 't2cccccccccc' },
)
const idOf = (text: string | undefined) => value(findToken(view, lab, text)).id

describe('a token is found', () => {
	it('by its id, the start of it, in either case, or its fingerprint', () => {
		expect(idOf('t1aaaaaaaaaa')).toBe('t1aaaaaaaaaa')
		expect(idOf('t1b')).toBe('t1bbbbbbbbbb')
		expect(idOf(' T2C ')).toBe('t2cccccccccc')
		expect(idOf('t2cccccccccc'.slice(0, 12))).toBe('t2cccccccccc')
	})

	it('as the current one when none is named', () => {
		expect(idOf(undefined)).toBe('t2cccccccccc')
		expect(codeOf(findToken(view, other, undefined))).toBe('no-current-token')
	})

	it('never on another connection, and never by nothing', () => {
		expect(codeOf(findToken(view, lab, 't1elsewhere'))).toBe('no-such-token')
		expect(codeOf(findToken(view, lab, ''))).toBe('no-such-token')
		expect(codeOf(findToken(view, lab, 'zzz'))).toBe('no-such-token')
	})

	it('not when more than one matches; the candidates are named', () => {
		const fault = faultOf(findToken(view, lab, 't1'))
		expect(fault.code).toBe('ambiguous-token')
		expect(fault.detail).toBe('t1aaaaaaaaaa, t1bbbbbbbbbb')
	})
})

describe('a connection is found', () => {
	it('by its whole name, unless it was removed', () => {
		expect(value(findConnection(view, 'lab')).id).toBe('c1')
		expect(codeOf(findConnection(view, 'la'))).toBe('no-such-connection')
		const without = history([connection({ removedAtMs: 1 }), other])
		expect(codeOf(findConnection(without, 'lab'))).toBe('no-such-connection')
		expect(listConnections(without).map((each) => each.name)).toEqual(['other'])
	})
})
