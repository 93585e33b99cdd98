import { describe, expect, it } from 'vitest'
import { deleteToken } from '../../source/work/delete-token.ts'
import { listConnections } from '../../source/work/find-connection.ts'
import { listTokens } from '../../source/work/find-token.ts'
import { issueToken } from '../../source/work/issue-token.ts'
import { leftBehind, removeConnection } from '../../source/work/remove-connection.ts'
import { faultsOfFields, saveConnection } from '../../source/work/save-connection.ts'
import { setCurrent } from '../../source/work/set-current.ts'
import { testConnection } from '../../source/work/test-connection.ts'
import { codeOf, faultOf, value } from '../rest/outcomes.ts'
import { typedFor, workWorlds } from './work-world.ts'

const world = workWorlds()

describe('a connection', () => {
	it('that is removed forgets its secrets and revokes nothing; added again its tokens are back', async () => {
		const it = await world()
		const { ports, connection, server } = it
		const { tokenId } = value(await issueToken(ports, { connection }))
		expect(leftBehind(ports.history.view(), connection.id, ports.nowMs())).toEqual({
			tokens: 1,
			mayBeLive: 1,
		})
		value(await removeConnection(ports, connection))
		expect(listConnections(ports.history.view())).toEqual([])
		expect(value(await ports.history.credentials(connection.id))).toEqual({})
		expect(server.tokens().map((each) => each.dropped)).toEqual([false])
		const removed = ports.history.view().connections.get(connection.id)
		if (!removed) throw new Error('its name must stay in the history')
		const refused = await deleteToken(ports, removed, it.token(tokenId))
		expect(codeOf(refused)).toBe('connection-removed')

		const secret = server.secrets.secret2 ?? ''
		const request = { typed: typedFor(server), credentials: { secret } }
		const again = value(await saveConnection(ports, request))
		expect(again.id).toBe(connection.id)
		expect(again).not.toHaveProperty('removedAtMs')
		expect(listTokens(ports.history.view(), again.id).map((token) => token.id)).toEqual([tokenId])
		value(await deleteToken(ports, again, it.token(tokenId)))
		expect(server.tokens().map((each) => each.dropped)).toEqual([true])
	})

	it('of a removed one’s name and another URL is another one', async () => {
		const { ports, connection, server } = await world()
		value(await removeConnection(ports, connection))
		const typed = typedFor(server, { url: 'http://localhost' })
		const other = value(await saveConnection(ports, { typed, credentials: {} }))
		expect(other.id).not.toBe(connection.id)
	})

	it('keeps what is not changed, and forgets what it knew of a server that moved', async () => {
		const { ports, connection, server } = await world()
		value(await testConnection(ports, connection))
		const edit = { editedId: connection.id, credentials: {} }
		const typed = typedFor(server, { name: 'renamed', production: true })
		const renamed = value(await saveConnection(ports, { ...edit, typed }))
		expect(renamed).toMatchObject({ name: 'renamed', production: true, hasSecret: true })
		expect(renamed.createdAtMs).toBe(connection.createdAtMs)
		expect(ports.history.view().servers.get(connection.id)?.facts).toBeDefined()

		const moved = typedFor(server, { name: 'renamed', url: 'http://localhost' })
		value(await saveConnection(ports, { ...edit, typed: moved }))
		expect(ports.history.view().servers.get(connection.id)?.facts).toBeUndefined()
		const held = value(await ports.history.credentials(connection.id))
		expect(held.secret).toBe(server.secrets.secret1)
	})

	it('gets a new password and loses its secret on request', async () => {
		const { ports, connection, server } = await world()
		const typed = typedFor(server, { user: 'tigergraph' })
		const credentials = { secret: null, password: 'tigergraph' }
		const edited = value(
			await saveConnection(ports, { typed, credentials, editedId: connection.id }),
		)
		expect(edited).toMatchObject({ hasSecret: false, hasPassword: true })
		expect(value(await ports.history.credentials(connection.id))).toEqual({
			user: 'tigergraph',
			password: 'tigergraph',
		})
	})

	it('keeps whom it trusts, and forgets what it knew of the server when that changes', async () => {
		const { ports, connection, server } = await world()
		value(await testConnection(ports, connection))
		const tls = {
			caFile: ' /etc/ca.pem ',
			certFile: '/etc/me.pem',
			keyFile: '/etc/me.key',
			insecure: true,
		}
		const edit = { credentials: {}, editedId: connection.id }
		const edited = value(await saveConnection(ports, { ...edit, typed: typedFor(server, tls) }))
		expect(edited).toMatchObject({ ...tls, caFile: '/etc/ca.pem' })
		expect(ports.history.view().connections.get(connection.id)).toEqual(edited)
		expect(ports.history.view().servers.get(connection.id)?.facts).toBeUndefined()
		const plain = value(await saveConnection(ports, { ...edit, typed: typedFor(server) }))
		for (const field of Object.keys(tls)) expect(plain).not.toHaveProperty(field)
	})

	it('takes a client’s certificate and its key together or not at all', async () => {
		const { ports, connection, server } = await world()
		for (const [lone, missing] of [
			['certFile', 'keyFile'],
			['keyFile', 'certFile'],
		]) {
			const typed = typedFor(server, { [lone as string]: '/etc/me.pem' })
			const faults = faultsOfFields(ports.history.view(), typed, connection.id)
			expect(faults.map(({ field, fault }) => [field, fault.code])).toEqual([[missing, 'bad-path']])
		}
	})

	it('says what is wrong with each field, and takes no name that is taken', async () => {
		const { ports, server } = await world()
		const typed = typedFor(server, {
			url: 'tg.example.com',
			restppPort: '99999',
			defaultLifetime: 'forever',
		})
		const faults = faultsOfFields(ports.history.view(), typed)
		expect(faults.map(({ field, fault }) => [field, fault.code])).toEqual([
			['name', 'duplicate-name'],
			['url', 'bad-url'],
			['restppPort', 'bad-port'],
			['defaultLifetime', 'bad-lifetime'],
		])
		expect(codeOf(await saveConnection(ports, { typed, credentials: {} }))).toBe('duplicate-name')
	})
})

describe('testing a connection', () => {
	it.each([
		['3.4', 'query'],
		['3.9.3', 'json'],
		['4.1', 'jwt'],
	])('finds out that it is %s, and remembers it', async (protocol, dialect) => {
		const { ports, connection, server } = await world({ protocol })
		const facts = value(await testConnection(ports, connection))
		expect(facts).toMatchObject({ dialect, gsqlUrl: server.gsqlUrl })
		expect(ports.history.view().servers.get(connection.id)?.facts).toEqual(facts)
	})

	it('says that authentication is off', async () => {
		const { ports, connection } = await world({ auth: false })
		const fault = faultOf(await testConnection(ports, connection))
		expect(fault).toMatchObject({ code: 'auth-disabled', connection: 'lab' })
	})

	it('keeps the last facts beside the fault when nobody answers', async () => {
		const { ports, connection, server } = await world()
		const facts = value(await testConnection(ports, connection))
		await server.close()
		expect(codeOf(await testConnection(ports, connection))).toBe('connection-refused')
		expect(ports.history.view().servers.get(connection.id)).toMatchObject({
			facts,
			fault: { code: 'connection-refused' },
		})
	})

	it('does not forget the unit of lifetimes', async () => {
		const { ports, connection } = await world({ protocol: '4.1', lifetimeUnit: 'milliseconds' })
		value(await issueToken(ports, { connection }))
		expect(value(await testConnection(ports, connection)).lifetimeUnit).toBe('milliseconds')
	})
})

describe('the current token', () => {
	it('is the one that was made it', async () => {
		const it = await world()
		const first = value(await issueToken(it.ports, { connection: it.connection })).tokenId
		value(await issueToken(it.ports, { connection: it.connection }))
		value(await setCurrent(it.ports, it.token(first)))
		expect(it.ports.history.view().current.get(it.connection.id)).toBe(first)
	})
})
