import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../source/model/connection.ts'
import { connectionFile, typedOf } from '../../source/model/connection-file.ts'
import { connectionsInJson } from '../../source/model/connections-in-json.ts'
import { faultOf, value } from '../rest/outcomes.ts'

const foundIn = (json: unknown) =>
	value(connectionsInJson(JSON.stringify(json))).map(({ found }) => value(found))

const pyTigerGraph = {
	host: 'https://tg.example.com',
	graphname: 'social',
	username: 'ana',
	password: 'pass7word',
	gsqlSecret: 'secret8secret',
	restppPort: 9001,
	gsPort: '14240',
	sslPort: 443,
	tgCloud: false,
	certPath: '/etc/ssl/tg.pem',
}

describe('connections in JSON', () => {
	it('are pyTigerGraph’s settings', () => {
		expect(foundIn(pyTigerGraph)).toMatchObject([
			{
				typed: {
					name: 'tg',
					url: 'https://tg.example.com',
					graph: 'social',
					user: 'ana',
					restppPort: '9001',
					gsqlPort: '',
					caFile: '/etc/ssl/tg.pem',
				},
				secret: 'secret8secret',
				password: 'pass7word',
			},
		])
	})

	it.each([
		['one', pyTigerGraph, ['tg']],
		['an array', [pyTigerGraph, { ...pyTigerGraph, name: 'two' }], ['tg', 'two']],
		['by name', { prod: pyTigerGraph, lab: { HOST: 'http://lab' }, note: 'x' }, ['prod', 'lab']],
		['under connections', { connections: [pyTigerGraph] }, ['tg']],
		['under connections, by name', { connections: [{ gs_port: 1, host: 'http://x' }] }, ['x']],
	])('may stand there as %s', (_, json, names) => {
		expect(foundIn(json).map(({ typed }) => typed.name)).toEqual(names)
	})

	it.each([
		['not JSON', 'no password=hunter2 here'],
		['an empty array', '[]'],
		['an empty object', '{}'],
		['a number', '5'],
		['null', 'null'],
		['strings', '{"a":"b"}'],
		['far too many', JSON.stringify(Array.from({ length: 1001 }, () => pyTigerGraph))],
	])('are none in %s', (_, text) => {
		const fault = faultOf(connectionsInJson(text))
		expect(fault.code).toBe('nothing-to-import')
		expect(fault.detail).not.toContain('hunter2')
	})

	it('that are no objects are a fault of their row', () => {
		const rows = value(connectionsInJson(JSON.stringify([pyTigerGraph, 5, null])))
		expect(rows.map(({ found }) => found.ok)).toEqual([true, false, false])
	})

	it('end in rows or a fault, for any JSON and any text', () => {
		const text = fc.oneof(
			fc.json(),
			fc.string(),
			fc.object().map((each) => JSON.stringify(each)),
		)
		fc.assert(
			fc.property(text, (each) => {
				const found = connectionsInJson(each)
				expect(found.ok ? found.value.length : found.fault.code).toBeTruthy()
			}),
		)
	})
})

describe('exported connections', () => {
	const full: Connection = {
		id: 'c1',
		name: 'prod-eu',
		url: 'https://tg.example.com',
		graph: 'social',
		restppPort: 9001,
		gsqlPort: 14_241,
		protocol: '3.9',
		user: 'ana',
		secretAlias: 'loader',
		hasSecret: true,
		hasPassword: true,
		defaultLifetimeSeconds: 86_400 * 7,
		caFile: '/ca.pem',
		certFile: '/cert.pem',
		keyFile: '/key.pem',
		insecure: true,
		production: true,
		readOnly: true,
		createdAtMs: 5,
	}
	const bare: Connection = {
		id: 'c2',
		name: 'lab',
		url: 'http://lab',
		protocol: 'auto',
		hasSecret: false,
		hasPassword: false,
		defaultLifetimeSeconds: 2_592_000,
		production: false,
		readOnly: false,
		createdAtMs: 6,
	}

	it('say what is set and nothing else', () => {
		expect(connectionFile([bare])).toEqual({
			format: 'tgtoken-connections-1',
			connections: [{ name: 'lab', url: 'http://lab', protocol: 'auto', defaultLifetime: '30d' }],
		})
	})

	it('come back as they were', () => {
		const found = foundIn(connectionFile([full, bare]))
		expect(found.map(({ typed }) => typed)).toEqual([typedOf(full), typedOf(bare)])
		expect(found[0]?.notes).toEqual(['The server’s certificate is not verified.'])
		expect(found[0]?.secret).toBeUndefined()
	})
})
