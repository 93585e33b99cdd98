import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FaultCode } from '../../source/model/fault.ts'
import { faultText } from '../../source/model/fault-text.ts'
import type { Ask, Reply } from '../../source/rest/network/wire.ts'
import { faultFromReply } from '../../source/rest/replies/fault-from-reply.ts'
import { readReply } from '../../source/rest/replies/read-reply.ts'

const secret = 'canary?secret&with "quotes"'
const asking = (more: Partial<Ask> = {}): Ask => ({
	method: 'POST',
	url: 'http://h:9000/requesttoken',
	purpose: 'issue',
	proof: 'secret',
	graph: 'social',
	secrets: [secret],
	...more,
})
const reply = (body: string, status = 200): Reply => ({
	status,
	body: readReply(body),
	sentAtMs: 0,
	tookMs: 1,
})
const error = (message: string, code?: string) => JSON.stringify({ error: true, message, code })

/** Recorded of real servers, or worded as their documentation words it. */
const said: readonly (readonly [FaultCode, string, string | undefined, Partial<Ask>])[] = [
	[
		'auth-disabled',
		'Endpoint is not found from url = /requesttoken, please use GET /endpoints to list all valid endpoints.',
		'REST-1000',
		{},
	],
	[
		'auth-disabled',
		'Endpoint is not found from url = /restpp/requesttoken, please use GET /endpoints to list all valid endpoints.',
		undefined,
		{},
	],
	['wrong-secret', "The secret 'abcdefg' is invalid. Please enter a valid one.", 'REST-1101', {}],
	['lifetime-refused', 'Invalid parameters, lifetime is not a number.', 'REST-1101', {}],
	[
		'lifetime-too-long',
		"The duration '100' exceeds the maximum limit '10'. Please enter a valid one.",
		'REST-3101',
		{},
	],
	[
		'wrong-password',
		'The username or password is incorrect. Please enter a valid one.',
		'REST-1101',
		{ proof: 'password' },
	],
	[
		'unknown-token',
		"The token 'abc123' is invalid, please provide a valid one.",
		undefined,
		{ purpose: 'refresh' },
	],
	['unknown-token', 'No such thing.', 'REST-3300', { purpose: 'delete' }],
	['not-permitted', 'Refresh token failed, Permission denied.', undefined, { purpose: 'refresh' }],
	['not-permitted', 'Drop token failed, Permission denied.', undefined, { purpose: 'delete' }],
	['not-permitted', 'Access Denied because the user has no privilege.', 'REST-10018', {}],
	[
		'expired-token',
		'The input token has expired.',
		'REST-10019',
		{ purpose: 'delete', proof: 'token' },
	],
	[
		'unknown-token',
		'Access Denied because the input token is not valid.',
		'REST-10016',
		{ purpose: 'delete', proof: 'token' },
	],
	['graph-not-found', 'Graph social not found', undefined, { proof: 'password' }],
	[
		'graph-required',
		'Invalid parameters, graph is required when no secret is given.',
		'REST-1101',
		{ proof: 'password' },
	],
	[
		'wrong-protocol',
		'The request cannot be processed: expected a JSON payload, but a query string was given.',
		'REST-1101',
		{},
	],
	['refused', 'Unexpected token in the payload is invalid.', 'REST-9999', {}],
]

describe.each(said)('%s', (code, message, serverCode, more) => {
	it.each([200, 400, 404, 500])(`is “${message}” with HTTP %s`, (status) => {
		const fault = faultFromReply(reply(error(message, serverCode), status), asking(more))
		const vague = { 404: 'not-tigergraph', 500: 'server-error' }[status]
		expect(fault.code).toBe(code === 'refused' ? (vague ?? code) : code)
		expect(fault.mayHaveActed).toBe(false)
		expect(fault.serverCode).toBe(serverCode)
	})
})

it('says the cap in words, and on 4.x as the bare number', () => {
	const capped = reply(error("The duration '9' exceeds the maximum limit '7200'."))
	expect(faultFromReply(capped, asking()).detail).toBe('2h')
	const jwt = asking({ url: 'http://h:14240/gsql/v1/tokens' })
	expect(faultFromReply(capped, jwt).detail).toBe('7200')
})

it('leaves it open whether a server acted that gave up waiting for itself', () => {
	const late = reply(error('Request timed out'), 504)
	expect(faultFromReply(late, asking())).toMatchObject({ code: 'server-error', mayHaveActed: true })
})

it('masks the secrets of the request, however the server spells them', () => {
	const spellings = [
		secret,
		encodeURIComponent(secret),
		[...secret].join('\u200b'),
		`${'x'.repeat(290)}${secret}`,
		`\u001b[31m${secret}\u001b[0m`,
		'abcdefghijabcdefghijabcdefghij12',
	]
	for (const spelling of spellings) {
		const fault = faultFromReply(reply(error(`The secret '${spelling}' is invalid.`)), asking())
		expect(fault.code).toBe('wrong-secret')
		const text = JSON.stringify([fault, faultText(fault)])
		for (const part of ['canary?s', 'secret&with', 'secret%26with', 'ghijabcdefghijabc']) {
			expect(text).not.toContain(part)
		}
	}
})

it('makes one of our faults of any body, status and purpose', () => {
	const bodies = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.json(),
		fc
			.record(
				{
					error: fc.oneof(fc.boolean(), fc.constantFrom('true', 'false', 'maybe', 1, null)),
					code: fc.oneof(fc.constantFrom('REST-1000', 'REST-1101', 'REST-10016'), fc.string()),
					message: fc.oneof(fc.constantFrom(...said.map(([, message]) => message)), fc.string()),
					token: fc.anything(),
				},
				{ requiredKeys: [] },
			)
			.map((value) => JSON.stringify(value)),
		fc.string().map((text) => `<!doctype html><title>${text}</title>`),
	)
	const purposes = fc.constantFrom<Ask['purpose']>('issue', 'refresh', 'delete', 'check', 'probe')
	const proofs = fc.constantFrom<Ask['proof']>('secret', 'password', 'token', 'none')
	fc.assert(
		fc.property(
			bodies,
			fc.integer({ min: 200, max: 599 }),
			purposes,
			proofs,
			(body, status, purpose, proof) => {
				const acts = purpose !== 'check' && purpose !== 'probe'
				const fault = faultFromReply(reply(body, status), asking({ purpose, proof }))
				const { message, next } = faultText(fault)
				expect(message + next).toMatch(/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u)
				expect(typeof fault.mayHaveActed).toBe(acts ? 'boolean' : 'undefined')
				expect(message.length).toBeLessThan(700)
			},
		),
		{ numRuns: 500 },
	)
})
