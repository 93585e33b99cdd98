import { describe, expect, it } from 'vitest'
import type { Connection } from '../../source/model/connection.ts'
import { startSimulator } from '../../source/sim/start-simulator.ts'
import { deleteToken } from '../../source/work/delete-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { refreshToken } from '../../source/work/refresh-token.ts'
import { saveConnection } from '../../source/work/save-connection.ts'
import { faultOf, value } from '../rest/outcomes.ts'
import { typedFor, type WorkWorld, workWorlds } from './work-world.ts'

const world = workWorlds()

/** Another server in the place of a world's, as after an upgrade; it knows the same secrets. */
async function inItsPlace(before: WorkWorld, protocol: string) {
	const { gsqlPort, restppPort } = before.server
	await before.server.close()
	const ports = protocol.startsWith('4') ? { gsqlPort } : { gsqlPort, restppPort }
	const server = await startSimulator({ protocol, seed: 'same', ...ports })
	return { server, [Symbol.asyncDispose]: server.close }
}

/** Over REST++'s own port, or over the main port alone. */
const ways = {
	'its own port': {},
	'the main port': { restppPort: '' },
} as const

const changes = [
	['3.4', '3.9', 'json'],
	['3.9', '3.4', 'query'],
	['3.9', '4.1', 'jwt'],
	['4.1', '3.9', 'json'],
	['4.1', '3.4', 'query'],
] as const
const cases = changes.flatMap((change) =>
	(Object.keys(ways) as (keyof typeof ways)[]).map((way) => [...change, way] as const),
)

describe.each(cases)('a server that was %s and is %s (%s), by %s', (old, now, dialect, way) => {
	const setUp = async () => {
		const before = await world({ protocol: old, seed: 'same' })
		const { ports, server, connection } = before
		const url = way === 'the main port' ? { url: server.gsqlUrl, gsqlPort: '' } : {}
		const typed = typedFor(server, { ...url, ...ways[way] })
		const saved = value(
			await saveConnection(ports, { typed, credentials: {}, editedId: connection.id }),
		)
		const { tokenId } = value(await issueToken(ports, { connection: saved }))
		return { ...before, connection: saved, tokenId }
	}
	const factsOf = ({ ports }: WorkWorld, { id }: Connection) =>
		ports.history.view().servers.get(id)?.facts

	it('refuses once, minting nothing, and is then known as what it is', async () => {
		const before = await setUp()
		const { ports, connection } = before
		await using place = await inItsPlace(before, now)
		const first = faultOf(await issueToken(ports, { connection }))
		expect(first.code).toMatch(/^(?:wrong-protocol|connection-refused)$/)
		expect(first.mayHaveActed).toBe(false)
		if (first.code === 'wrong-protocol') expect(first.detail).toMatch(/^TigerGraph [34]\./)
		expect(place.server.tokens()).toEqual([])
		const { tokenId } = value(await issueToken(ports, { connection }))
		expect(factsOf(before, connection)?.dialect).toBe(dialect)
		expect(place.server.tokens()).toHaveLength(1)
		expect(before.state(tokenId)).toBe('live')
	})

	it('is never misread as one that does not know the token', async () => {
		const before = await setUp()
		const { ports, connection, tokenId, token } = before
		await using place = await inItsPlace(before, now)
		const held = token(tokenId)
		const gone = await deleteToken(ports, connection, held, { skipMissing: true })
		expect(faultOf(gone).code).toMatch(/^(?:wrong-protocol|connection-refused)$/)
		expect(before.state(tokenId)).toBe('live')
		expect(place.server.log.every(({ method }) => method === 'GET' || method === 'DELETE')).toBe(
			true,
		)
	})
})

it('is asked in the right way again after a refresh it did not understand', async () => {
	const before = await world({ protocol: '3.9', seed: 'same' })
	const { ports, connection, token } = before
	const { tokenId } = value(await issueToken(ports, { connection }))
	await using place = await inItsPlace(before, '3.4')
	// The token has survived: the same seed gives the same.
	const survivor = place.server.mint()
	expect(value(await ports.history.tokenValue(tokenId))).toBe(survivor.token)
	expect(faultOf(await refreshToken(ports, connection, token(tokenId))).code).toBe('wrong-protocol')
	value(await refreshToken(ports, connection, token(tokenId), { lifetimeSeconds: 60 }))
	const expiry = place.server.tokens()[0]?.expiresAtSeconds ?? 0
	expect(expiry).toBeLessThan(survivor.expiresAtSeconds)
})

describe('a version that was set by hand and is wrong', () => {
	it.each([
		['3.4', '3.9', 'json'],
		['3.9', '3.4', 'query'],
		['4.1', '3.9', 'json'],
	] as const)('%s for a %s is found out by the first refusal', async (typed, real, dialect) => {
		const { ports, connection, server } = await world({
			protocol: real,
			typed: { protocol: typed },
		})
		const fault = faultOf(await issueToken(ports, { connection }))
		expect(fault).toMatchObject({ code: 'wrong-protocol', mayHaveActed: false })
		expect(server.tokens()).toEqual([])
		value(await issueToken(ports, { connection }))
		expect(ports.history.view().servers.get(connection.id)?.facts?.dialect).toBe(dialect)
	})
})

it('is not looked at again for a refusal that is about something else', async () => {
	const { ports, connection, server } = await world({ credentials: { secret: 'x'.repeat(32) } })
	await issueToken(ports, { connection })
	const before = server.log.length
	expect(faultOf(await issueToken(ports, { connection })).code).toBe('wrong-secret')
	expect(server.log.length).toBe(before + 1)
})

it('keeps saying that authentication is off where that is all there is to it', async () => {
	const { ports, connection, server } = await world()
	value(await issueToken(ports, { connection }))
	server.control.setAuth(false)
	expect(faultOf(await issueToken(ports, { connection })).code).toBe('auth-disabled')
	expect(ports.history.view().servers.get(connection.id)).toMatchObject({
		facts: { authEnabled: false },
	})
	server.control.setAuth(true)
	value(await issueToken(ports, { connection }))
})
