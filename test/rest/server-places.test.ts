import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { serverPlaces } from '../../source/rest/discovery/server-places.ts'
import { codeOf, value } from './outcomes.ts'

const places = (url: string, restppPort?: number, gsqlPort?: number) => {
	const { restpp, gsql } = value(
		serverPlaces({
			url,
			...(restppPort !== undefined && { restppPort }),
			...(gsqlPort !== undefined && { gsqlPort }),
		}),
	)
	return [restpp.join(' '), gsql.join(' ')]
}

it.each<[string, number | undefined, number | undefined, string, string]>([
	[
		'http://tg',
		undefined,
		undefined,
		'http://tg:9000 http://tg:14240/restpp http://tg/restpp',
		'http://tg:14240 http://tg',
	],
	[
		'https://tg',
		undefined,
		undefined,
		'https://tg/restpp https://tg:14240/restpp https://tg:9000',
		'https://tg https://tg:14240',
	],
	[
		'https://x.i.tgcloud.io',
		undefined,
		undefined,
		'https://x.i.tgcloud.io/restpp https://x.i.tgcloud.io:9000',
		'https://x.i.tgcloud.io',
	],
	[
		'http://tg:9000',
		undefined,
		undefined,
		'http://tg:9000 http://tg:14240/restpp',
		'http://tg:14240 http://tg:9000',
	],
	['http://tg:14240', undefined, undefined, 'http://tg:14240/restpp', 'http://tg:14240'],
	['http://tg:14240/restpp/', undefined, undefined, 'http://tg:14240/restpp', 'http://tg:14240'],
	[
		'http://tg:8080',
		undefined,
		undefined,
		'http://tg:8080 http://tg:8080/restpp',
		'http://tg:8080',
	],
	['http://tg:8080/restpp', undefined, undefined, 'http://tg:8080/restpp', 'http://tg:8080'],
	[
		'https://proxy/tg',
		undefined,
		undefined,
		'https://proxy/tg/restpp https://proxy/tg',
		'https://proxy/tg',
	],
	['https://proxy/tg/restpp', undefined, undefined, 'https://proxy/tg/restpp', 'https://proxy/tg'],
	[
		'http://tg:9000/requesttoken',
		undefined,
		undefined,
		'http://tg:9000 http://tg:14240/restpp',
		'http://tg:14240 http://tg:9000',
	],
	[
		'http://tg',
		9001,
		14241,
		'http://tg:9001 http://tg:9001/restpp http://tg:14241/restpp',
		'http://tg:14241',
	],
	['http://tg', undefined, 14241, 'http://tg:9000 http://tg:14241/restpp', 'http://tg:14241'],
	['http://tg', 14240, undefined, 'http://tg:14240/restpp', 'http://tg:14240 http://tg'],
	[
		'https://x.i.tgcloud.io',
		9000,
		undefined,
		'https://x.i.tgcloud.io:9000 https://x.i.tgcloud.io/restpp',
		'https://x.i.tgcloud.io https://x.i.tgcloud.io:9000',
	],
	['http://[::1]:14240', undefined, undefined, 'http://[::1]:14240/restpp', 'http://[::1]:14240'],
])('%s with ports %s and %s', (url, restppPort, gsqlPort, restpp, gsql) => {
	expect(places(url, restppPort, gsqlPort)).toEqual([restpp, gsql])
})

it('refuses what is no place, and never throws', () => {
	for (const url of ['', 'tg', 'ftp://tg', 'http://u:p@tg', 'http://', 'file:///x']) {
		expect(codeOf(serverPlaces({ url }))).toBe('bad-url')
	}
	const texts = fc.oneof(
		fc.string(),
		fc.webUrl(),
		fc.string().map((text) => `http://${text}`),
	)
	fc.assert(
		fc.property(
			texts,
			fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined }),
			(url, port) => {
				const found = serverPlaces({ url, ...(port !== undefined && { restppPort: port }) })
				if (!found.ok) return
				for (const place of [...found.value.restpp, ...found.value.gsql]) {
					expect(new URL(place).host).not.toBe('')
					expect(place.endsWith('/')).toBe(false)
				}
			},
		),
	)
})
