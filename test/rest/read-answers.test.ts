import { describe, expect, it } from 'vitest'
import type { Ask, Reply } from '../../source/rest/network/wire.ts'
import {
	readDone,
	readEchoCheck,
	readRefreshed,
	readTokenCheck,
} from '../../source/rest/replies/read-answers.ts'
import { readReply } from '../../source/rest/replies/read-reply.ts'
import { codeOf, value } from './outcomes.ts'

const token = 'eyJhbGciOiJIUzI1NiJ9.e30.x-failed-invalid'
const ask: Ask = {
	method: 'GET',
	url: 'http://h:9000/echo',
	purpose: 'check',
	proof: 'token',
	secrets: [token],
}
const reply = (body: object | string, status = 200): Reply => ({
	status,
	body: readReply(typeof body === 'string' ? body : JSON.stringify(body)),
	sentAtMs: 0,
	tookMs: 1,
})

describe('whether REST++ lets a token in', () => {
	it.each([
		['the echo', reply({ error: false, message: 'Hello GSQL' }), true],
		['a missing privilege', reply({ error: true, code: 'REST-10018', message: 'x' }, 403), true],
		[
			'a missing privilege without a code',
			reply({ error: true, message: 'has no privilege' }, 403),
			true,
		],
		['an invalid token', reply({ error: true, code: 'REST-10016', message: 'x' }), false],
		['an expired token', reply({ error: true, code: 'REST-10019', message: 'x' }), false],
		['a 401 in its own JSON', reply({ error: true, message: 'x' }, 401), false],
		['a 403 in its own JSON', reply({ error: true, message: 'x' }, 403), false],
	])('takes %s for its word', (_, answer, accepted) => {
		expect(value(readEchoCheck(answer, ask)).accepted).toBe(accepted)
	})

	it.each([
		["a proxy's page", reply('<html><title>403 Forbidden</title></html>', 403)],
		["a proxy's text", reply('RBAC: access denied', 403)],
		["a gateway's JSON", reply({ message: 'Forbidden' }, 403)],
		['its own trouble', reply({ error: true, message: 'no memory' }, 500)],
		['an empty object', reply({})],
	])('does not take %s for its word', (_, answer) => {
		expect(readEchoCheck(answer, ask).ok).toBe(false)
	})
})

describe('whether the GSQL server accepts a JWT', () => {
	const read = readTokenCheck(token)
	it.each([
		['success', reply({ error: false, message: `The token ${token} verification succeed.` }), true],
		['success without words', reply({ error: 'false' }), true],
		[
			'a success that says otherwise',
			reply({ error: false, message: 'verification failed' }),
			false,
		],
		['a result that says otherwise', reply({ error: false, results: { valid: false } }), false],
		[
			'an error about the token',
			reply({ error: true, message: `The token ${token} is expired` }, 400),
			false,
		],
		[
			'an error about the token with 401',
			reply({ error: true, message: 'JWT is revoked' }, 401),
			false,
		],
	])('takes %s for its word', (_, answer, accepted) => {
		expect(value(read(answer, ask)).accepted).toBe(accepted)
	})

	it.each([
		['an error about something else', reply({ error: true, message: 'Please log in.' }, 401)],
		['its own trouble', reply({ error: true, message: 'token service down' }, 503)],
		['a missing endpoint', reply({ error: true, message: 'no /gsql/v1/tokens/check' }, 404)],
		['an empty object', reply({})],
		['a page', reply('<html></html>')],
	])('does not take %s for its word', (_, answer) => {
		expect(read(answer, ask).ok).toBe(false)
	})
})

it('wants a confirmation in so many words', () => {
	const deleting: Ask = { ...ask, purpose: 'delete' }
	expect(readDone(reply({ code: 'REST-0000' }), deleting).ok).toBe(true)
	expect(readDone(reply({ error: 'false' }), deleting).ok).toBe(true)
	expect(codeOf(readDone(reply({ message: 'hm' }), deleting))).toBe('bad-reply')
	expect(codeOf(readRefreshed(token, 60)(reply({ token }), deleting))).toBe('bad-reply')
})

it('keeps the token that was sent where a refresh does not repeat it', () => {
	const answer = reply({ error: false, expiration: 2_000_000_000 })
	expect(value(readRefreshed(token, 60)(answer, ask))).toEqual({
		token,
		expiresAtSeconds: 2_000_000_000,
		expirySource: 'server',
	})
})
