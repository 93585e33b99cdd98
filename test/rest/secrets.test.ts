import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createApi } from '../../source/rest/create-api.ts'
import type { Ask, Reply } from '../../source/rest/network/wire.ts'
import { readMadeByGsql, readShownByGsql } from '../../source/rest/replies/read-gsql-secrets.ts'
import { readReply } from '../../source/rest/replies/read-reply.ts'
import { readMadeSecret, readSecretList } from '../../source/rest/replies/read-secrets.ts'
import { codeOf, faultOf, value } from './outcomes.ts'
import { connectionTo, credentialsOf, simulators, targetOf, withoutGraph } from './subjects.ts'

const simulator = simulators()
const api = createApi({ timeoutMs: 5000 })

const servers = [
	{ protocol: '3.4' },
	{ protocol: '3.9' },
	{ protocol: '3.9', errorStatus: 'http', omitCode: true },
	{ protocol: '4.1' },
	{ protocol: '4.1', secretsShape: 'object', errorStatus: 'ok' },
] as const

describe.each(servers)('secrets on %j', (options) => {
	const start = async () => {
		const server = await simulator(options)
		return { server, target: targetOf(server, credentialsOf(server, 'password')) }
	}

	it('are listed masked, without one value in the answer', async () => {
		const { server, target } = await start()
		const listed = value(await api.listSecrets(target))
		expect(listed.map((each) => each.alias)).toEqual(['secret1', 'secret2', 'secret3'])
		for (const secret of Object.values(server.secrets)) {
			expect(JSON.stringify(listed)).not.toContain(secret)
			expect(listed.some((each) => secret.startsWith(each.masked.split('…')[0] ?? '-'))).toBe(true)
		}
	})

	it('say which of them is the stored one', async () => {
		const { server, target } = await start()
		const credentials = { ...target.credentials, secret: server.secrets.secret2 ?? '' }
		const listed = value(await api.listSecrets({ ...target, credentials }))
		expect(listed.filter((each) => each.isStored).map((each) => each.alias)).toEqual(['secret2'])
	})

	it('are made once, and work; a taken alias is refused', async () => {
		const { target } = await start()
		const made = value(await api.createSecret(target, 'loader'))
		expect(made).toEqual({ alias: 'loader', value: expect.stringMatching(/^\w{32}$/) })
		const issuing = { ...target, credentials: { secret: made.value } }
		value(await api.issue(issuing, { lifetimeSeconds: 60 }))
		const fault = faultOf(await api.createSecret(target, 'loader'))
		expect(fault).toMatchObject({
			code: 'secret-exists',
			detail: 'loader',
			connection: 'lab',
			mayHaveActed: false,
		})
	})

	it('are dropped by their alias; one that is gone is said to be', async () => {
		const { server, target } = await start()
		value(await api.dropSecret(target, 'secret2'))
		expect(value(await api.listSecrets(target)).map((each) => each.alias)).not.toContain('secret2')
		const fault = faultOf(await api.dropSecret(target, 'secret2'))
		expect(fault).toMatchObject({ code: 'no-such-secret', detail: 'secret2', mayHaveActed: false })
		expect(server.log.every((each) => !each.path.includes(server.secrets.secret2 ?? ''))).toBe(true)
	})

	it('want a password that is right', async () => {
		const { server, target } = await start()
		const bySecret = targetOf(server, credentialsOf(server, 'secret'))
		for (const outcome of [
			await api.listSecrets(bySecret),
			await api.createSecret(bySecret, 'x'),
			await api.dropSecret(bySecret, 'x'),
		]) {
			expect(codeOf(outcome)).toBe('password-required')
		}
		expect(server.log).toEqual([])
		const wrong = { ...target, credentials: { user: 'tigergraph', password: 'wrong7wrong' } }
		const fault = faultOf(await api.listSecrets(wrong))
		expect(fault.code).toBe('wrong-password')
		expect(JSON.stringify(fault)).not.toContain('wrong7')
	})

	it('of which the answer is lost may be there', async () => {
		const { server, target } = await start()
		server.control.failNext({ kind: 'cut-off' })
		expect(faultOf(await api.createSecret(target, 'lost'))).toMatchObject({ mayHaveActed: true })
		expect(value(await api.listSecrets(target)).map((each) => each.alias)).toContain('lost')
	})
})

describe('secrets on 3.x', () => {
	it('belong to a graph that is named and there', async () => {
		const server = await simulator()
		const target = targetOf(server, credentialsOf(server, 'password'))
		const { connection } = target
		expect(codeOf(await api.listSecrets({ ...target, connection: withoutGraph(connection) }))).toBe(
			'graph-required',
		)
		const elsewhere = { ...target, connection: connectionTo('http://127.0.0.1', { graph: 'none' }) }
		expect(faultOf(await api.createSecret(elsewhere, 'x'))).toMatchObject({
			code: 'graph-not-found',
			detail: 'none',
		})
	})

	it.each(['a b', 'a;DROP', 'a\nDROP SECRET secret1', '', '-a', 'ä'])(
		'take no alias that could be two statements: %j',
		async (alias) => {
			const server = await simulator()
			const target = targetOf(server, credentialsOf(server, 'password'))
			expect(codeOf(await api.createSecret(target, alias))).toBe('bad-alias')
			expect(codeOf(await api.dropSecret(target, alias))).toBe('bad-alias')
			const connection = connectionTo('http://127.0.0.1', { graph: `tests;${alias}x` })
			expect(codeOf(await api.listSecrets({ ...target, connection }))).toBe('graph-not-found')
			expect(server.log).toEqual([])
		},
	)

	const ask: Ask = {
		method: 'POST',
		url: 'http://127.0.0.1:14240/gsqlserver/gsql/file',
		purpose: 'list-secrets',
		proof: 'password',
		secrets: [],
	}
	const replyOf = (text: string, status = 200): Reply => ({
		status,
		body: readReply(text),
		sentAtMs: 0,
		tookMs: 1,
	})

	it('are read past colours, chatter and carriage returns', () => {
		const text =
			"Using graph 'g'\r\n\u001b[32m- Secret: abc****xyz\u001b[0m\r\n- Alias: one\r\n- GraphName: g\r\n\r\n__GSQL__COOKIES__,{}\r\n"
		expect(value(readShownByGsql(undefined)(replyOf(text), ask))).toEqual([
			{ alias: 'one', masked: 'abc…xyz', graph: 'g', isStored: false },
		])
	})

	it('that a server does not hide are hidden here', () => {
		const full = 'q7'.repeat(16)
		const text = `- Secret: ${full}\n- Alias: one\n`
		const listed = readShownByGsql(full)(replyOf(text), ask)
		expect(JSON.stringify(listed)).not.toContain('q7q7')
	})

	it.each([
		["Using graph 'g'\n__GSQL__RETURN__CODE__,0", 'none'],
		["Using graph 'g'\nThere are no secrets.", 'none'],
		['Something nobody knows', 'refused'],
		['You do not have the privilege for this', 'not-permitted'],
		['<html><title>Bad Gateway</title></html>', 'waking-up'],
		['', 'bad-reply'],
	])('are no secrets only where the server says so: %j', (text, expected) => {
		const listed = readShownByGsql(undefined)(replyOf(text), ask)
		expect(listed.ok ? (listed.value[0]?.alias ?? 'none') : listed.fault.code).toBe(expected)
	})

	it('may have been made where the words are not understood', () => {
		const making: Ask = { ...ask, purpose: 'create-secret', secretAlias: 'one' }
		expect(faultOf(readMadeByGsql('one')(replyOf('Geheimnis erzeugt'), making))).toMatchObject({
			code: 'bad-reply',
			mayHaveActed: true,
		})
	})

	it('in any reply at all end in a value or a fault', () => {
		const word = fc.constantFrom(
			'- Secret: ',
			'- Alias: ',
			'\n',
			'The secret: ',
			'{"results":',
			'[]',
			'}',
			'\u001b[31m',
		)
		const text = fc
			.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 30 })
			.map((parts) => parts.join(''))
		const status = fc.constantFrom(200, 400, 401, 404, 500)
		fc.assert(
			fc.property(text, status, (body, code) => {
				const reply = replyOf(body, code)
				for (const read of [
					readShownByGsql('s'),
					readMadeByGsql('a'),
					readSecretList('s'),
					readMadeSecret('a'),
				]) {
					const outcome = read(reply, ask)
					expect(outcome.ok || outcome.fault.code !== undefined).toBe(true)
				}
			}),
		)
	})
})

describe('the block list of 4.x', () => {
	it('takes several tokens in one call, and gives them back when cleared', async () => {
		const server = await simulator({ protocol: '4.1' })
		const target = targetOf(server, credentialsOf(server, 'password'))
		const tokens = [server.mint().token, server.mint().token, server.mint().token]
		value(await api.removeMany(target, tokens.slice(0, 2)))
		const accepted = async () =>
			Promise.all(tokens.map(async (token) => value(await api.check(target, token)).accepted))
		expect(await accepted()).toEqual([false, false, true])
		expect(server.log.filter((each) => each.method === 'DELETE')).toHaveLength(1)
		value(await api.clearBlockList(target))
		expect(await accepted()).toEqual([true, true, true])
	})

	it('is deleted from by a token where there is no password, and cleared only with one', async () => {
		const server = await simulator({ protocol: '4.1' })
		const target = targetOf(server, credentialsOf(server, 'secret'))
		value(await api.removeMany(target, [server.mint().token, server.mint().token]))
		expect(codeOf(await api.clearBlockList(target))).toBe('password-required')
		expect(codeOf(await api.removeMany(target, []))).toBe('bad-token')
		expect(codeOf(await api.removeMany(target, ['a,b']))).toBe('bad-token')
	})

	it('that is full says so, and one lost answer may have acted', async () => {
		const server = await simulator({ protocol: '4.1', blockListLimit: 1 })
		const target = targetOf(server, credentialsOf(server, 'password'))
		value(await api.remove(target, server.mint().token))
		expect(codeOf(await api.remove(target, server.mint().token))).toBe('block-list-full')
		server.control.failNext({ kind: 'cut-off' })
		expect(faultOf(await api.clearBlockList(target)).mayHaveActed).toBe(true)
	})

	it('is not there on 3.x', async () => {
		const server = await simulator()
		const target = targetOf(server, credentialsOf(server, 'password'))
		expect(codeOf(await api.clearBlockList(target))).toBe('block-list-unsupported')
		expect(codeOf(await api.removeMany(target, ['a', 'b']))).toBe('block-list-unsupported')
		expect(server.log).toEqual([])
	})
})
