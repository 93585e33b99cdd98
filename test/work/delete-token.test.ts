import { describe, expect, it } from 'vitest'
import { checkToken } from '../../source/work/check-token.ts'
import { deleteToken } from '../../source/work/delete-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'
import { type WorkWorld, workWorlds } from './work-world.ts'

const world = workWorlds()

async function issued({ ports, connection }: WorkWorld) {
	return value(await issueToken(ports, { connection })).tokenId
}

/** The server forgets all its tokens, as if somebody else had deleted them. */
async function deleteBehindOurBack(it: WorkWorld, id: string) {
	const held = value(await it.ports.history.tokenValue(id))
	const known = value(await it.ports.history.credentials(it.connection.id))
	const facts = it.ports.history.view().servers.get(it.connection.id)?.facts
	if (!facts) throw new Error('the server has not been looked at')
	const target = { connection: it.connection, credentials: known, facts }
	value(await it.ports.api.remove(target, held))
}

describe('deleting', () => {
	it.each(['3.4', '3.9', '4.1'])(
		'on %s drops the token and takes the current mark away',
		async (protocol) => {
			const it = await world({ protocol })
			const id = await issued(it)
			const removed = value(await deleteToken(it.ports, it.connection, it.token(id)))
			expect(removed).toEqual({ how: 'confirmed' })
			expect(it.state(id)).toBe('deleted')
			expect(it.ports.history.view().current.has(it.connection.id)).toBe(false)
			expect(it.server.tokens().map((each) => each.dropped)).toEqual([true])
			expect(codeOf(await deleteToken(it.ports, it.connection, it.token(id)))).toBe(
				'already-deleted',
			)
			expect(it.asked('DELETE')).toBe(1)
		},
	)

	it('of a token the server does not know is a fault, unless the user says it may be gone', async () => {
		const it = await world()
		const id = await issued(it)
		await deleteBehindOurBack(it, id)
		const refused = await deleteToken(it.ports, it.connection, it.token(id))
		expect(faultOf(refused)).toMatchObject({ code: 'unknown-token', connection: 'lab' })
		expect(it.state(id)).toBe('live')
		const options = { skipMissing: true }
		const removed = value(await deleteToken(it.ports, it.connection, it.token(id), options))
		expect(removed).toEqual({ how: 'already-gone' })
		expect(it.token(id).ended).toMatchObject({ how: 'already-gone' })
	})

	it('after a lost answer finds it already gone, since the first one worked', async () => {
		const it = await world()
		const id = await issued(it)
		it.server.control.failNext({ kind: 'drop-after' }, { method: 'DELETE' })
		const lost = await deleteToken(it.ports, it.connection, it.token(id))
		expect(faultOf(lost).mayHaveActed).toBe(true)
		expect(it.state(id)).toBe('unknown')
		const again = value(await deleteToken(it.ports, it.connection, it.token(id)))
		expect(again).toEqual({ how: 'already-gone' })
		expect(it.state(id)).toBe('deleted')
	})

	it.each([
		['was done', 'drop-after', 'deleted', false],
		['was not done', 'drop-before', 'live', true],
	] as const)(
		'whose answer was lost is settled by a check: it %s',
		async (_what, kind, state, accepted) => {
			const it = await world()
			const id = await issued(it)
			it.server.control.failNext({ kind }, { method: 'DELETE' })
			await deleteToken(it.ports, it.connection, it.token(id))
			expect(it.state(id)).toBe('unknown')
			const answer = value(await checkToken(it.ports, it.connection, it.token(id)))
			expect(answer.accepted).toBe(accepted)
			expect(it.state(id)).toBe(state)
			expect(it.token(id)).not.toHaveProperty('unsettled')
		},
	)

	it('that surely did not happen leaves the token as it was', async () => {
		const it = await world()
		const id = await issued(it)
		await it.server.close()
		const outcome = await deleteToken(it.ports, it.connection, it.token(id))
		expect(faultOf(outcome)).toMatchObject({ code: 'connection-refused' })
		expect(it.state(id)).toBe('live')
		expect(it.ports.history.view().current.get(it.connection.id)).toBe(id)
		// What was remembered of this server is no longer trusted.
		expect(it.ports.history.view().servers.get(it.connection.id)?.fault?.code).toBe(
			'connection-refused',
		)
	})

	it('asks no server on a read-only connection', async () => {
		const it = await world()
		const id = await issued(it)
		const readOnly = { ...it.connection, readOnly: true }
		const outcome = await deleteToken(it.ports, readOnly, it.token(id))
		expect(codeOf(outcome)).toBe('read-only-connection')
		expect(it.asked('DELETE')).toBe(0)
	})
})

describe('checking', () => {
	it.each(['3.4', '3.9', '4.1'])(
		'on %s changes nothing there and is written down',
		async (protocol) => {
			const it = await world({ protocol })
			const id = await issued(it)
			const readOnly = { ...it.connection, readOnly: true }
			expect(value(await checkToken(it.ports, readOnly, it.token(id))).accepted).toBe(true)
			expect(it.token(id).lastCheck?.accepted).toBe(true)
			await deleteBehindOurBack(it, id)
			expect(value(await checkToken(it.ports, it.connection, it.token(id))).accepted).toBe(false)
			expect(it.state(id)).toBe('deleted')
		},
	)

	it('that got no answer settles nothing', async () => {
		const it = await world()
		const id = await issued(it)
		it.server.control.failNext({ kind: 'drop-before' })
		expect((await checkToken(it.ports, it.connection, it.token(id))).ok).toBe(false)
		expect(it.state(id)).toBe('live')
		expect(it.token(id).events.at(-1)).toMatchObject({ kind: 'failed', action: 'check' })
	})
})
