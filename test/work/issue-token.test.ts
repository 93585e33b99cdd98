import { describe, expect, it } from 'vitest'
import { issueToken } from '../../source/work/issue-token.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'
import { failingHistory, workWorlds } from './work-world.ts'

const world = workWorlds()
const day = 86_400

describe('issuing', () => {
	it.each([
		['3.4', 'server'],
		['3.9', 'server'],
		['4.1', 'jwt'],
	])(
		'on %s keeps token, expiry and label, and makes it the current one',
		async (protocol, source) => {
			const { ports, connection, token, nowSeconds, server } = await world({ protocol })
			const request = { connection, lifetimeSeconds: 3 * day, label: ' nightly\u001b[31m loader ' }
			const { tokenId } = value(await issueToken(ports, request))
			const issued = token(tokenId)
			expect(issued).toMatchObject({
				origin: 'issued',
				label: 'nightly loader',
				graph: 'tests',
				secretAlias: 'secret1',
				expiresAtSeconds: nowSeconds() + 3 * day,
				expirySource: source,
				lifetimeAskedSeconds: 3 * day,
				hasValue: true,
			})
			expect(ports.history.view().current.get(connection.id)).toBe(tokenId)
			const held = value(await ports.history.tokenValue(tokenId))
			expect(server.tokens().map((each) => each.token)).toEqual([held])
			expect(JSON.stringify(issued)).not.toContain(held)
		},
	)

	it('takes the connection’s default lifetime, and leaves the current token when told to', async () => {
		const { ports, connection, token } = await world({ typed: { defaultLifetime: '7d' } })
		const { tokenId } = value(await issueToken(ports, { connection, makeCurrent: false }))
		expect(token(tokenId).lifetimeAskedSeconds).toBe(7 * day)
		expect(ports.history.view().current.size).toBe(0)
	})

	it('names the user where a password asked', async () => {
		const { ports, connection, token } = await world({
			typed: { user: 'tigergraph', secretAlias: '' },
			credentials: { password: 'tigergraph' },
		})
		const { tokenId } = value(await issueToken(ports, { connection }))
		expect(token(tokenId).user).toBe('tigergraph')
		expect(token(tokenId)).not.toHaveProperty('secretAlias')
	})

	it('writes down a refusal, and lists no token that was never made', async () => {
		const { ports, connection, server } = await world({ credentials: { secret: 'x'.repeat(32) } })
		const outcome = await issueToken(ports, { connection })
		expect(faultOf(outcome)).toMatchObject({ code: 'wrong-secret', serverCode: 'REST-1101' })
		const [record] = ports.history.view().tokens.values()
		expect(record).toMatchObject({ neverIssued: true })
		expect(record?.events.map((event) => event.kind)).toEqual(['asked', 'failed'])
		expect(server.tokens()).toEqual([])
		expect(JSON.stringify(record)).not.toContain('x'.repeat(32))
	})

	it('shows a server’s cap as what it is', async () => {
		const { ports, connection } = await world({ maxLifetimeSeconds: 60 })
		expect(codeOf(await issueToken(ports, { connection }))).toBe('lifetime-too-long')
	})

	it('knows not whether there is a token when the reply is lost, and how long it could live', async () => {
		const { ports, connection, server, state, token, wait, nowSeconds } = await world()
		server.control.failNext({ kind: 'drop-after' }, { path: '/requesttoken' })
		const outcome = await issueToken(ports, { connection, lifetimeSeconds: 3600 })
		expect(faultOf(outcome).mayHaveActed).toBe(true)
		const [record] = ports.history.view().tokens.values()
		const id = record?.id ?? ''
		expect(state(id)).toBe('unknown')
		expect(token(id).latestExpirySeconds).toBe(nowSeconds() + 60 + 3600)
		expect(server.tokens()[0]?.expiresAtSeconds).toBeLessThanOrEqual(
			token(id).latestExpirySeconds ?? 0,
		)
		wait(3660)
		expect(state(id)).toBe('expired')
	})

	it('ends with the lifetime asked for on a server that reads milliseconds, and one live token', async () => {
		const { ports, connection, server, token, state, nowSeconds } = await world({
			protocol: '4.1',
			lifetimeUnit: 'milliseconds',
		})
		const { tokenId } = value(await issueToken(ports, { connection, lifetimeSeconds: 30 * day }))
		expect(token(tokenId)).toMatchObject({
			expiresAtSeconds: nowSeconds() + 30 * day,
			lifetimeUnit: 'milliseconds',
		})
		const others = [...ports.history.view().tokens.keys()].filter((id) => id !== tokenId)
		expect(others.map(state)).toEqual(['deleted'])
		expect(server.tokens().filter((each) => !each.dropped)).toHaveLength(1)
		expect(ports.history.view().current.get(connection.id)).toBe(tokenId)

		// Learned once: the next one is right at the first try.
		const before = server.log.length
		const next = value(await issueToken(ports, { connection, lifetimeSeconds: day }))
		expect(token(next.tokenId).expiresAtSeconds).toBe(nowSeconds() + day)
		expect(server.log.length).toBe(before + 1)
	})

	it('does not take a capped or slightly other lifetime for another unit', async () => {
		const { ports, connection, token, asked } = await world({ protocol: '4.1' })
		const { tokenId } = value(await issueToken(ports, { connection, lifetimeSeconds: 1 }))
		expect(token(tokenId)).not.toHaveProperty('lifetimeUnit')
		expect(asked('POST')).toBe(1)
	})

	it('asks no server on a read-only connection', async () => {
		const { ports, connection, server } = await world({ typed: { readOnly: true } })
		expect(codeOf(await issueToken(ports, { connection }))).toBe('read-only-connection')
		expect(server.log).toEqual([])
	})

	it('asks no server when the intent cannot be written', async () => {
		const { ports, connection, server } = await world()
		const full = failingHistory(ports.history, (count) => count === 1)
		const outcome = await issueToken({ ...ports, history: full }, { connection })
		expect(codeOf(outcome)).toBe('history-not-written')
		expect(server.tokens()).toEqual([])
	})

	it('hands out the token when only its outcome cannot be written, and the record stays open', async () => {
		const { ports, connection, server, state } = await world()
		const full = failingHistory(ports.history, (count) => count === 2)
		const unsaved: string[] = []
		const outcome = await issueToken(
			{ ...ports, history: full },
			{ connection, onUnsaved: (token) => unsaved.push(token) },
		)
		expect(codeOf(outcome)).toBe('history-not-written')
		expect(unsaved).toEqual(server.tokens().map((each) => each.token))
		expect([...ports.history.view().tokens.keys()].map(state)).toEqual(['unknown'])
	})

	it('writes down that it was stopped by the user, as something that may have happened', async () => {
		const { ports, connection, server, state } = await world()
		const stop = new AbortController()
		const held = server.control.hold({ path: '/requesttoken' })
		const outcome = issueToken(ports, { connection }, stop.signal)
		await held.arrived
		stop.abort()
		expect(faultOf(await outcome)).toMatchObject({ code: 'cancelled', mayHaveActed: true })
		expect([...ports.history.view().tokens.keys()].map(state)).toEqual(['unknown'])
	})
})
