import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
	fieldRules,
	parseName,
	parsePath,
	parsePort,
	parseUrl,
} from '../../source/model/connection-fields.ts'

describe('a connection’s name', () => {
	it.each(['a', 'prod-eu', 'Lab_2.old', 'königin', '9'])('may be %s', (name) => {
		expect(parseName(` ${name} `)).toEqual({ ok: true, value: name })
	})

	it.each(['', ' ', '-x', 'a b', 'a/b', 'a"b', '\u001b[31m', 'x'.repeat(41), '--secret'])(
		'may not be %j',
		(name) => {
			expect(parseName(name)).toMatchObject({ ok: false, fault: { code: 'bad-name' } })
		},
	)
})

describe('a connection’s URL', () => {
	it.each([
		['https://tg.example.com', 'https://tg.example.com'],
		['http://127.0.0.1:14240/restpp/', 'http://127.0.0.1:14240/restpp'],
		['HTTPS://TG.Example.com:443/', 'https://tg.example.com'],
		['http://[::1]:9000', 'http://[::1]:9000'],
		[' https://x.i.tgcloud.io ', 'https://x.i.tgcloud.io'],
	])('%j is %s', (text, url) => {
		expect(parseUrl(text)).toEqual({ ok: true, value: url })
	})

	it.each([
		['', 'A connection needs a URL.'],
		['tg.example.com', 'The URL has no scheme: write http:// or https:// before it.'],
		['localhost:9000', 'The URL has no scheme: write http:// or https:// before it.'],
		['http://tg.exam\nple.com', 'A URL has no line break or tab in it.'],
		['ftp://tg.example.com', 'TigerGraph speaks http or https, not ftp.'],
		['https://', 'That URL cannot be read; check the host and the port.'],
		['https://host:99999', 'That URL cannot be read; check the host and the port.'],
		[
			'https://ana:hunter2@host',
			'Leave user and password out of the URL; they have fields of their own.',
		],
		['https://host/?secret=x', 'The URL ends before any ? or #.'],
	])('%j is refused with a sentence', (text, detail) => {
		expect(parseUrl(text)).toEqual({ ok: false, fault: { code: 'bad-url', detail } })
	})

	it('never answers one with a password in it, for any text', () => {
		const likely = fc.tuple(
			fc.webUrl({ withFragments: true, withQueryParameters: true }),
			fc.string(),
		)
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					likely.map((parts) => parts.join('')),
				),
				(text) => {
					const outcome = parseUrl(text)
					if (!outcome.ok) return
					const url = new URL(outcome.value)
					expect([url.username, url.password, url.search, url.hash].join('')).toBe('')
					expect(outcome.value.endsWith('/')).toBe(false)
				},
			),
		)
	})
})

describe('the other fields', () => {
	it.each([
		['1', 1],
		['65535', 65_535],
		['', undefined],
	])('take the port %j', (text, port) => {
		expect(parsePort(text)).toEqual({ ok: true, value: port })
	})

	it.each(['0', '65536', '-1', '9e3', '9000 x', '1.5'])('refuse the port %j', (text) => {
		expect(parsePort(text)).toMatchObject({ ok: false, fault: { code: 'bad-port' } })
	})

	it.each(['', 'auto', '3.0', '3.4', '3.9.3', '4.2', 'AUTO'])('take the version %j', (text) => {
		expect(fieldRules.protocol(text).ok).toBe(true)
	})

	it.each(['2.6', '5.0', '3', 'latest', '3.9.x'])('refuse the version %j', (text) => {
		expect(fieldRules.protocol(text)).toMatchObject({ fault: { code: 'bad-protocol' } })
	})

	it('take a graph, user or alias without spaces and quotes, or nothing', () => {
		expect(fieldRules.graph(' social ')).toEqual({ ok: true, value: 'social' })
		expect(fieldRules.user('')).toEqual({ ok: true, value: undefined })
		expect(fieldRules.secretAlias('my secret').ok).toBe(false)
		expect(fieldRules.graph('a"b').ok).toBe(false)
	})
})

describe('the path of a file', () => {
	it.each([
		['/etc/ssl/ca.pem', '/etc/ssl/ca.pem'],
		['  /a b/ü.pem ', '/a b/ü.pem'],
		['C:\\certs\\ca.pem', 'C:\\certs\\ca.pem'],
		['', undefined],
	])('%j is taken', (text, path) => {
		expect(parsePath(text)).toEqual({ ok: true, value: path })
	})

	it.each(['ca.pem', './ca.pem', '~/ca.pem', '/a\u0000b', '/a\u001b[2Jb'])(
		'%j is refused: it would name another file elsewhere, or none at all',
		(text) => {
			expect(parsePath(text)).toMatchObject({ ok: false, fault: { code: 'bad-path' } })
		},
	)

	it('has an end', () => {
		expect(parsePath(`/${'x'.repeat(4095)}`).ok).toBe(true)
		expect(parsePath(`/${'x'.repeat(4096)}`).ok).toBe(false)
	})
})
