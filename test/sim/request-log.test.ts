import { expect, test } from 'vitest'
import { logFingerprint } from '../../source/sim/request-log.ts'
import { ask, basic, bearer } from './ask.ts'
import { simulators } from './simulators.ts'

const simulator = simulators()

test('every request is logged in order, with how it said who it is', async () => {
	const server = await simulator()
	const { token } = server.mint()
	const body = { secret: server.secret, token, lifetime: '60' }
	await ask('PUT', `${server.restppUrl}/requesttoken`, { body })
	await ask('GET', `${server.gsqlUrl}/restpp/echo`, { authorization: bearer(token) })
	await ask('GET', `${server.restppUrl}/echo`, { authorization: `GSQL-Secret ${server.secret}` })
	await ask('GET', `${server.restppUrl}/echo`, { authorization: basic('a', 'b') })
	expect(server.log).toEqual([
		{
			method: 'PUT',
			path: '/requesttoken',
			query: {},
			port: 'restpp',
			status: 200,
			credentials: 'none',
			body: {
				secret: logFingerprint(server.secret),
				token: logFingerprint(token),
				lifetime: '60',
			},
		},
		expect.objectContaining({ path: '/restpp/echo', port: 'gsql', credentials: 'bearer' }),
		expect.objectContaining({ path: '/echo', port: 'restpp', credentials: 'secret' }),
		expect.objectContaining({ status: 401, credentials: 'basic' }),
	])
})

test('no secret and no token stands in it, known or not', async () => {
	const canary = 'canary0123456789canary0123456789'
	const old = await simulator({ protocol: '3.4' })
	const { token } = old.mint()
	const url = `${old.restppUrl}/requesttoken`
	await ask('DELETE', `${url}?secret=${old.secret}&token=${token}`)
	await ask('GET', `${url}?secret=${canary}`)
	await ask('POST', url, { body: canary })
	await ask('POST', `${old.gsqlUrl}/gsqlserver/gsql/file`, {
		body: `DROP+SECRET+${old.secret}`,
		authorization: basic('tigergraph', canary),
	})
	const jwts = await simulator({ protocol: '4.1' })
	const tokens = [jwts.mint().token, jwts.mint().token]
	const secrets = `${jwts.gsqlUrl}/gsql/v1/secrets`
	await ask('POST', `${secrets}?alias=a&value=${canary}`, { authorization: basic() })
	await ask('DELETE', `${jwts.gsqlUrl}/gsql/v1/tokens`, {
		body: { tokens: tokens.join() },
		authorization: basic(),
	})
	const logged = JSON.stringify([old.log, jwts.log])
	for (const each of [canary, token, old.secret, ...tokens]) expect(logged).not.toContain(each)
	expect(jwts.log.at(-1)?.body).toEqual({ tokens: tokens.map(logFingerprint).join() })
})
