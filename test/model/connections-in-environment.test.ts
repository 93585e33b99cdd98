import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseName } from '../../source/model/connection-fields.ts'
import {
	connectionsInEnvironment,
	type Variables,
} from '../../source/model/connections-in-environment.ts'
import { nameFrom, nameFromUrl } from '../../source/model/found-connection.ts'
import { faultOf, value } from '../rest/outcomes.ts'

const foundIn = (variables: Variables, options?: { all?: boolean }) =>
	connectionsInEnvironment(variables, options).rows.map(({ found }) => value(found))
const one = (variables: Variables) => {
	const [first] = foundIn(variables)
	if (!first) throw new Error('nothing was found')
	return first
}

describe('connections in an environment', () => {
	it('are the plain variables, under the name default', () => {
		expect(
			one({
				TG_HOST: 'https://tg.example.com',
				TG_GRAPHNAME: 'social',
				TG_USERNAME: 'ana',
				TG_PASSWORD: 'pass7word',
				TG_SECRET: 'secret8secret',
				TG_RESTPP_PORT: '9001',
				TG_GS_PORT: '14241',
				TG_CERT_PATH: '/etc/ssl/tg.pem',
				TG_API_TOKEN: 'token9token',
				PATH: '/bin',
			}),
		).toEqual({
			typed: {
				name: 'default',
				url: 'https://tg.example.com',
				graph: 'social',
				restppPort: '9001',
				gsqlPort: '14241',
				protocol: 'auto',
				user: 'ana',
				secretAlias: '',
				defaultLifetime: '30d',
				caFile: '/etc/ssl/tg.pem',
				production: false,
				readOnly: false,
			},
			secret: 'secret8secret',
			password: 'pass7word',
			token: 'token9token',
			notes: [],
		})
	})

	it('are none where no variable of TigerGraph’s is set', () => {
		expect(connectionsInEnvironment({ PATH: '/bin', TG_PROFILE: '' }).rows).toEqual([])
		expect(connectionsInEnvironment({ TG_SOMETHING: 'else', MY_TG_THING: 'x' }).rows).toEqual([])
	})

	it('have profiles of their own, which take from the plain ones what they lack', () => {
		const found = foundIn({
			TG_HOST: 'http://127.0.0.1',
			TG_USERNAME: 'shared',
			TG_PASSWORD: 'shared1shared',
			PROD_EU_TG_HOST: 'https://eu.example.com',
			PROD_EU_TG_SECRET: 'eusecret1',
			LAB_TG_HOST: 'http://lab',
			LAB_TG_USERNAME: 'ana',
			LAB_TG_PASSWORD: '',
		})
		expect(
			found.map(({ typed, secret, password }) => [
				typed.name,
				typed.url,
				typed.user,
				secret,
				password,
			]),
		).toEqual([
			['default', 'http://127.0.0.1', 'shared', undefined, 'shared1shared'],
			['lab', 'http://lab', 'ana', undefined, undefined],
			['prod_eu', 'https://eu.example.com', 'shared', 'eusecret1', 'shared1shared'],
		])
	})

	it('have no default where the plain variables only fill the profiles up', () => {
		const found = foundIn({ TG_USERNAME: 'shared', TG_PASSWORD: 'x', A_TG_HOST: 'http://a' })
		expect(found.map(({ typed }) => typed.name)).toEqual(['a'])
	})

	it('say so where a profile has nothing of its own and takes all of TG_…', () => {
		const variables = { TG_PROFILE: 'stagign', TG_HOST: 'http://one', TG_SECRET: 'abc' }
		const [row] = connectionsInEnvironment(variables).rows
		expect(row?.found).toMatchObject({
			value: { notes: ['No variable begins with STAGIGN_TG_; those of TG_… were taken.'] },
		})
	})

	it('are the one that TG_PROFILE picks, unless all are wanted', () => {
		const variables = {
			TG_PROFILE: 'Staging',
			TG_HOST: 'http://127.0.0.1',
			STAGING_TG_HOST: 'http://staging',
			LAB_TG_HOST: 'http://lab',
		}
		const picked = connectionsInEnvironment(variables)
		expect(picked.leftOut).toEqual(['default', 'lab'])
		expect(picked.rows.map(({ found }) => value(found).typed.name)).toEqual(['staging'])
		expect(foundIn(variables, { all: true })).toHaveLength(3)
		const [missing] = connectionsInEnvironment({ TG_PROFILE: 'none' }).rows
		expect(missing && faultOf(missing.found)).toMatchObject({
			code: 'nothing-to-import',
			detail: 'TG_PROFILE picks none, and nothing describes it.',
		})
	})

	it.each([
		[{ TG_HOST: 'http://h', TG_TOKEN: 'tok1' }, { token: 'tok1' }],
		[{ TG_HOST: 'http://h', TG_TOKEN: 'tok1', TG_API_TOKEN: 'tok2' }, { token: 'tok2' }],
		[{ TG_HOST: 'http://h', TG_API_TOKEN: 'tok2', TG_JWT_TOKEN: 'jwt3' }, { token: 'jwt3' }],
		[{ TG_HOST: 'http://h', TG_GSQL_PORT: '1' }, { typed: { gsqlPort: '1' } }],
		[
			{ TG_HOST: 'http://h', TG_RESTPP_PORT: '9000', TG_GS_PORT: '14240' },
			{ typed: { restppPort: '', gsqlPort: '' } },
		],
		[
			{ TG_HOST: 'abc.i.tgcloud.io', TG_RESTPP_PORT: '443', TG_GS_PORT: '14240' },
			{ typed: { url: 'https://abc.i.tgcloud.io', restppPort: '', gsqlPort: '' } },
		],
		[
			{ TG_HOST: 'https://h', TG_TGCLOUD: 'True', TG_SSL_PORT: '8443' },
			{ typed: { restppPort: '8443', gsqlPort: '8443' } },
		],
		[
			{ TG_HOST: 'http://h', TG_USERNAME: '__GSQL__secret', TG_PASSWORD: 'sec1' },
			{ secret: 'sec1', typed: { user: '' } },
		],
		[
			{ TG_HOST: 'http://h', TG_PASSWORD: 'pass1' },
			{
				password: 'pass1',
				typed: { user: 'tigergraph' },
				notes: ['No user was named with the password; tigergraph was taken.'],
			},
		],
		[
			{ TG_SECRET: 'sec1' },
			{
				typed: { url: 'http://127.0.0.1' },
				notes: ['No host was named; http://127.0.0.1 was taken.'],
			},
		],
		[
			{ TG_HOST: 'https://h', TG_SECRET: 'a', TG_CERT_PATH: 'ca.pem' },
			{ notes: [expect.stringContaining('certificate')] },
		],
		[
			{ TG_HOST: 'http://h', TG_SECRET: 'a\nb', TG_PASSWORD: 'p', TG_USERNAME: 'u' },
			{ notes: [expect.stringContaining('secret holds a line break')] },
		],
		[{ TG_HOST: 'http://h' }, { notes: [expect.stringContaining('neither a secret')] }],
	])('of %j: %j', (variables, expected) => {
		expect(one(variables)).toMatchObject(expected)
	})

	it('say nothing secret in their sources and notes, for any variables', () => {
		const key = fc.constantFrom(
			'TG_HOST',
			'TG_SECRET',
			'TG_PASSWORD',
			'A_TG_HOST',
			'A_TG_SECRET',
			'TG_API_TOKEN',
			'TG_USERNAME',
			'TG_CERT_PATH',
			'TG_PROFILE',
		)
		const secret = fc.string({ unit: 'binary' }).map((text) => `canary${text}`)
		fc.assert(
			fc.property(fc.dictionary(key, secret), (variables) => {
				const { TG_PROFILE: _, TG_HOST, ...rest } = variables
				for (const { source, found } of connectionsInEnvironment({ ...rest, TG_HOST }).rows) {
					const said = [source, ...(found.ok ? found.value.notes : [found.fault.detail])].join()
					expect(said).not.toContain('canary')
				}
			}),
		)
	})
})

describe('a name for what was found', () => {
	it('can be one, whatever it is made of', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const name = nameFrom(text)
				expect(name === '' || parseName(name).ok).toBe(true)
			}),
		)
	})

	it.each([
		['https://abc.i.tgcloud.io', 'abc'],
		['http://127.0.0.1:9000', '127.0.0.1'],
		['http://lab', 'lab'],
		['http://[::1]', '1'],
		['no url', ''],
	])('of %s is %s', (url, name) => {
		expect(nameFromUrl(url)).toBe(name)
	})
})
