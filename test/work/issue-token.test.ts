import { describe, expect, it } from 'vitest'
import type { Token } from '../../source/model/token.ts'
import { startSimulator } from '../../source/sim/start-simulator.ts'
import { listTokens } from '../../source/work/find-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { refreshToken } from '../../source/work/refresh-token.ts'
import { testConnection } from '../../source/work/test-connection.ts'
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

	it('ends likewise on a server that was taken to read milliseconds and reads seconds', async () => {
		const { ports, connection, server, token, state, nowSeconds } = await world({
			protocol: '4.1',
			lifetimeUnit: 'milliseconds',
		})
		value(await issueToken(ports, { connection, lifetimeSeconds: day }))
		server.control.set({ lifetimeUnit: 'seconds' })
		const issued = value(await issueToken(ports, { connection, lifetimeSeconds: 30 * day }))
		expect(token(issued.tokenId).expiresAtSeconds).toBe(nowSeconds() + 30 * day)
		expect(issued).toEqual({ tokenId: issued.tokenId })
		// One of a thousand times the lifetime was there for a moment: it is known, and deleted.
		const lives = [...ports.history.view().tokens.values()].map((each) => [
			each.lifetimeSeconds,
			state(each.id),
		])
		expect(lives).toContainEqual([30_000 * day, 'deleted'])
		expect(server.tokens().filter((each) => !each.dropped)).toHaveLength(2)
	})

	it('says so and keeps it in sight, when the mis-sized token cannot be deleted again', async () => {
		const { ports, connection, server, token, state } = await world({
			protocol: '4.1',
			lifetimeUnit: 'milliseconds',
			blockListLimit: 0,
		})
		let leftBehind = ''
		const onLeftBehind = ({ id }: Token) => {
			leftBehind = id
		}
		const request = { connection, lifetimeSeconds: 30 * day, replaces: 'another', onLeftBehind }
		const { tokenId } = value(await issueToken(ports, request))
		expect(token(tokenId).replaces).toBe('another')
		expect(token(leftBehind).replaces).toBeUndefined()
		expect(state(tokenId)).toBe('live')
		expect(token(leftBehind)).toMatchObject({ lifetimeAskedSeconds: 30 * day, hasValue: true })
		expect(token(leftBehind).lifetimeSeconds).toBe(30 * 86.4)
		expect(server.tokens().filter((each) => !each.dropped)).toHaveLength(2)
	})

	it('says the cap, and leaves nothing behind, when the right unit goes beyond it', async () => {
		const { ports, connection, server, state } = await world({
			protocol: '4.1',
			lifetimeUnit: 'milliseconds',
			maxLifetimeSeconds: 7 * day,
		})
		const outcome = await issueToken(ports, { connection, lifetimeSeconds: 30 * day })
		expect(faultOf(outcome)).toMatchObject({ code: 'lifetime-too-long', serverCode: 'REST-3101' })
		expect(server.tokens().filter((each) => !each.dropped)).toEqual([])
		const listed = [...ports.history.view().tokens.values()].filter((each) => !each.neverIssued)
		expect(listed.map(({ id }) => state(id))).toEqual(['deleted'])
	})

	it.each(['3.4', '3.9', '4.1'])(
		'on %s tells what was given, where the server cuts and says nothing',
		async (protocol) => {
			const options = { protocol, maxLifetimeSeconds: 7 * day, capsQuietly: true }
			const { ports, connection, server, token, nowSeconds } = await world(options)
			// The server's clock alone has a say in how much it gave.
			server.control.setClockSkewSeconds(day)
			const request = { connection, lifetimeSeconds: 30 * day }
			const { tokenId, given } = value(await issueToken(ports, request))
			expect(given).toEqual({ askedSeconds: 30 * day, gotSeconds: 7 * day })
			expect(token(tokenId)).toMatchObject({
				lifetimeAskedSeconds: 30 * day,
				lifetimeSeconds: 7 * day,
				expiresAtSeconds: nowSeconds() + 8 * day,
			})
			if (protocol !== '3.9') return
			const renewed = await refreshToken(ports, connection, token(tokenId), {
				lifetimeSeconds: 10 * day,
			})
			expect(value(renewed).given).toEqual({ askedSeconds: 10 * day, gotSeconds: 7 * day })
		},
	)

	it('takes a token that is there already where that will do, and makes no second record of it', async () => {
		const { ports, connection, server, token, nowSeconds, wait } = await world({
			protocol: '3.9.3',
		})
		const ask = { connection, allowExisting: true, lifetimeSeconds: 10 * day } as const
		const first = value(await issueToken(ports, ask))
		expect(first.wasHeld).toBeUndefined()
		wait(day)
		const again = value(await issueToken(ports, { ...ask, label: 'nightly' }))
		expect(again).toEqual({ tokenId: first.tokenId, wasHeld: true })
		expect(token(first.tokenId)).toMatchObject({
			label: 'nightly',
			expiresAtSeconds: nowSeconds() + 10 * day,
		})
		expect(server.tokens()).toHaveLength(1)
		expect(listTokens(ports.history.view(), connection.id)).toHaveLength(1)
		expect(server.log.at(-1)?.path).toContain('/requesttoken')
		// Less than a day is left of it now: a new one comes.
		wait(9.5 * day)
		expect(value(await issueToken(ports, ask)).wasHeld).toBeUndefined()
		expect(server.tokens()).toHaveLength(2)
	})

	it.each(['3.4', '3.5', '3.9.2', '4.1'])(
		'asks no %s for one that is there already',
		async (protocol) => {
			const { ports, connection, asked } = await world({ protocol })
			const outcome = await issueToken(ports, { connection, allowExisting: true })
			expect(codeOf(outcome)).toBe('existing-unsupported')
			expect(asked('POST') + asked('GET')).toBe(0)
		},
	)

	it.each(['3.4', '3.9'])('on %s asks no secret for the graph of another', async (protocol) => {
		const { ports, connection, server } = await world({ protocol })
		const other = await issueToken(ports, { connection, graph: 'other' })
		expect(codeOf(other)).toBe('graph-of-secret')
		expect(server.tokens()).toEqual([])
		value(await issueToken(ports, { connection, graph: 'tests' }))
	})

	it('forgets the unit when the server has become another version', async () => {
		const { ports, connection, server } = await world({
			protocol: '4.1',
			lifetimeUnit: 'milliseconds',
		})
		value(await issueToken(ports, { connection }))
		const { gsqlPort } = server
		const unit = () => ports.history.view().servers.get(connection.id)?.facts?.lifetimeUnit
		value(await testConnection(ports, connection))
		expect(unit()).toBe('milliseconds')
		await server.close()
		const upgraded = await startSimulator({ protocol: '4.2', gsqlPort, auth: false })
		try {
			value(await testConnection(ports, connection))
			expect(unit()).toBeUndefined()
		} finally {
			await upgraded.close()
		}
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
