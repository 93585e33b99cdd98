import { describe, expect, it } from 'vitest'
import { checkToken } from '../../source/work/check-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { refreshToken } from '../../source/work/refresh-token.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'
import { type WorkWorld, workWorlds } from './work-world.ts'

const world = workWorlds()
const day = 86_400

async function issued({ ports, connection }: WorkWorld, lifetimeSeconds = 30 * day) {
	const request = { connection, lifetimeSeconds, label: 'loader' }
	return value(await issueToken(ports, request)).tokenId
}

describe('refreshing', () => {
	it.each(['3.0', '3.4', '3.9'])(
		'on %s gives now + lifetime and keeps both expiries',
		async (protocol) => {
			const it = await world({ protocol })
			const id = await issued(it)
			const before = it.token(id).expiresAtSeconds ?? 0
			it.wait(20 * day)
			const options = { lifetimeSeconds: 7 * day }
			const renewed = value(await refreshToken(it.ports, it.connection, it.token(id), options))
			expect(renewed).toEqual({ tokenId: id })
			expect(it.token(id).expiresAtSeconds).toBe(it.nowSeconds() + 7 * day)
			expect(it.token(id).events.at(-1)).toMatchObject({
				kind: 'refreshed',
				previousExpiresAtSeconds: before,
				expiresAtSeconds: it.nowSeconds() + 7 * day,
			})
			expect(it.server.tokens()[0]?.expiresAtSeconds).toBe(it.nowSeconds() + 7 * day)
		},
	)

	it('takes a duration in the reply for what it is', async () => {
		const it = await world({ protocol: '3.4', refreshAnswersDuration: true })
		const id = await issued(it)
		value(await refreshToken(it.ports, it.connection, it.token(id), { lifetimeSeconds: day }))
		expect(it.token(id)).toMatchObject({
			expiresAtSeconds: it.nowSeconds() + day,
			expirySource: 'computed',
		})
	})

	it('on 4.1 rotates: a new token first, then the old one is deleted; label and mark move over', async () => {
		const it = await world({ protocol: '4.1' })
		const old = await issued(it)
		it.wait(day)
		const renewed = value(await refreshToken(it.ports, it.connection, it.token(old)))
		expect(renewed.replaced).toBe(old)
		expect(renewed).not.toHaveProperty('oldStillThere')
		expect(it.token(renewed.tokenId)).toMatchObject({ label: 'loader', replaces: old })
		expect(it.state(renewed.tokenId)).toBe('live')
		expect(it.token(old)).toMatchObject({ replacedBy: renewed.tokenId })
		expect(it.state(old)).toBe('deleted')
		expect(it.ports.history.view().current.get(it.connection.id)).toBe(renewed.tokenId)
		expect(it.server.tokens().map((each) => each.dropped)).toEqual([true, false])
	})

	it('on 4.1 leaves another current token alone', async () => {
		const it = await world({ protocol: '4.1' })
		const old = await issued(it)
		it.wait(5)
		const current = await issued(it)
		it.wait(5)
		value(await refreshToken(it.ports, it.connection, it.token(old)))
		expect(it.ports.history.view().current.get(it.connection.id)).toBe(current)
	})

	it('on 4.1 says so when the old token could not be deleted, and keeps it as what it is', async () => {
		const it = await world({ protocol: '4.1' })
		const old = await issued(it)
		it.wait(day)
		it.server.control.failNext({ kind: 'status', status: 500 }, { method: 'DELETE' })
		const renewed = value(await refreshToken(it.ports, it.connection, it.token(old)))
		expect(renewed).toMatchObject({ replaced: old, oldStillThere: true })
		expect(it.state(renewed.tokenId)).toBe('live')
		expect(it.state(old)).not.toBe('deleted')
	})

	it('on 4.1 keeps the old token when no new one is given out', async () => {
		const it = await world({ protocol: '4.1' })
		const old = await issued(it)
		it.wait(day)
		it.server.control.failNext({ kind: 'status', status: 403 }, { method: 'POST' })
		const outcome = await refreshToken(it.ports, it.connection, it.token(old))
		expect(outcome.ok).toBe(false)
		expect(it.state(old)).toBe('live')
		expect(it.asked('DELETE')).toBe(0)
	})

	it('after a lost reply knows the old expiry for sure once checked, and the latest there could be', async () => {
		const it = await world()
		const id = await issued(it, 10 * day)
		const old = it.token(id).expiresAtSeconds ?? 0
		it.server.control.failNext({ kind: 'cut-off' }, { method: 'PUT' })
		const options = { lifetimeSeconds: 30 * day }
		const outcome = await refreshToken(it.ports, it.connection, it.token(id), options)
		expect(faultOf(outcome).mayHaveActed).toBe(true)
		expect(it.state(id)).toBe('unknown')
		expect(it.token(id).expiresAtSeconds).toBe(old)
		const latest = it.token(id).latestExpirySeconds ?? 0
		expect([60, 61]).toContain(latest - it.nowSeconds() - 30 * day)

		value(await checkToken(it.ports, it.connection, it.token(id)))
		expect(it.state(id)).toBe('live')
		it.wait(11 * day)
		expect(it.state(id)).toBe('unknown')
		value(await refreshToken(it.ports, it.connection, it.token(id), { lifetimeSeconds: day }))
		expect(it.token(id).expiresAtSeconds).toBe(it.nowSeconds() + day)
		expect(it.state(id)).toBe('live')
	})

	it('follows what was there before it, even when the clock has been set back in between', async () => {
		const it = await world()
		it.wait(day)
		const id = await issued(it, 30 * day)
		it.wait(-day)
		value(await refreshToken(it.ports, it.connection, it.token(id), { lifetimeSeconds: 3 * day }))
		expect(
			it
				.token(id)
				.events.map((event) => event.kind)
				.slice(-2),
		).toEqual(['asked', 'refreshed'])
		expect(it.token(id).expiresAtSeconds).toBe(it.nowSeconds() + 3 * day)
		expect(it.state(id)).toBe('live')
	})

	it('refuses before asking: a deleted token, a read-only connection', async () => {
		const it = await world()
		const id = await issued(it)
		const ended = { ...it.token(id), ended: { atMs: 0, how: 'confirmed' as const } }
		expect(codeOf(await refreshToken(it.ports, it.connection, ended))).toBe('already-deleted')
		const readOnly = { ...it.connection, readOnly: true }
		const outcome = await refreshToken(it.ports, readOnly, it.token(id))
		expect(codeOf(outcome)).toBe('read-only-connection')
		expect(it.asked('PUT')).toBe(0)
	})

	it('shows a token the server does not know any more', async () => {
		const it = await world()
		const id = await issued(it, 60)
		it.wait(3 * day)
		const outcome = await refreshToken(it.ports, it.connection, it.token(id))
		expect(['unknown-token', 'expired-token']).toContain(codeOf(outcome))
		expect(it.token(id).events.at(-1)).toMatchObject({ kind: 'failed', action: 'refresh' })
	})
})
