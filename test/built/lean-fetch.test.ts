import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LeanHeaders, LeanRequest, LeanResponse } from '../../scripts/quick/lean-fetch.mjs'

const node = { Headers, Request, Response }
const lean = { Headers: LeanHeaders, Request: LeanRequest, Response: LeanResponse }

/** What comes of it with Node's classes and with ours: a value, or that it throws. */
async function both<Value>(make: (of: typeof node) => Value | Promise<Value>) {
	const outcome = async (of: typeof node) => {
		try {
			return { value: await make(of) }
		} catch (error) {
			return { thrown: error instanceof Error }
		}
	}
	return { theirs: await outcome(node), ours: await outcome(lean) }
}

const name = fc.oneof(
	fc.constantFrom(
		'Accept',
		'accept',
		'Content-Type',
		'Authorization',
		'x-1',
		'',
		'a b',
		'ä',
		'a:b',
	),
	fc.string({ maxLength: 4 }),
)
const value = fc.oneof(
	fc.constantFrom('', ' a ', '\tb\r\n', 'a\nb', 'a\0', 'ü', '→', 'Bearer x'),
	fc.string(),
)
const headers = fc.array(fc.tuple(name, value), { maxLength: 4 }) as fc.Arbitrary<
	[string, string][]
>
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'get', 'post')
const url = fc.oneof(
	fc.constantFrom(
		'http://127.0.0.1:9000/requesttoken?secret=x&lifetime=1',
		'https://host/a b/ü?q=ü#f',
		'HTTP://HOST:80',
		'http://user:word@host/',
		'not a url',
		'http://[::1]:14240/gsqlserver/',
	),
	fc.webUrl({ withQueryParameters: true, withFragments: true }),
)
const text = fc.oneof(
	fc.string(),
	fc.string({ unit: 'binary' }),
	fc.constantFrom('\ufeffa', '\ud800'),
)
const bytes = fc.oneof(
	fc.uint8Array(),
	text.map((each) => new TextEncoder().encode(each)),
	fc.constant(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff])),
)

describe('what stands in for classes of Node’s in the client', () => {
	it('keeps headers as they do', async () => {
		const change = fc.record({ how: fc.constantFrom('set', 'append', 'delete'), name, value })
		await fc.assert(
			fc.asyncProperty(headers, fc.array(change, { maxLength: 4 }), async (init, changes) => {
				const { theirs, ours } = await both(({ Headers }) => {
					// Of two empty values Node makes something else when it copies them.
					const mayCopy = init.every(([, value]) => value.trim() !== '')
					const all = new Headers(mayCopy ? new Headers(init) : init)
					for (const { how, name, value } of changes) {
						if (how === 'delete') all.delete(name)
						else all[how as 'set' | 'append'](name, value)
					}
					const asked = changes.map(({ name }) => [all.get(name), all.has(name)])
					return [[...all], [...all.entries()], asked]
				})
				expect(ours).toEqual(theirs)
			}),
			{ numRuns: 500 },
		)
	})

	it('makes requests as they do, also of a request', async () => {
		const body = fc.oneof(fc.constant(undefined), text, bytes)
		await fc.assert(
			fc.asyncProperty(url, method, headers, body, async (url, method, headers, body) => {
				const { theirs, ours } = await both(async ({ Request }) => {
					const init = { method, headers, ...(body !== undefined && { body: body as string }) }
					const first = new Request(url, init)
					const request = new Request(first)
					const { signal } = request
					return [
						Object.prototype.toString.call(request),
						request.url,
						request.method,
						[...request.headers],
						signal.aborted,
						Buffer.from(await request.arrayBuffer()).toString('hex'),
					]
				})
				expect(ours).toEqual(theirs)
			}),
			{ numRuns: 500 },
		)
	})

	it('makes responses as they do, which are read once', async () => {
		const status = fc.oneof(fc.integer({ min: 199, max: 600 }), fc.constantFrom(0, 204, 304))
		const body = fc.oneof(fc.constant(null), bytes)
		const way = fc.constantFrom('text' as const, 'arrayBuffer' as const)
		await fc.assert(
			fc.asyncProperty(body, status, headers, way, async (body, status, headers, way) => {
				const hasNoBody = [204, 205, 304].includes(status)
				const { theirs, ours } = await both(async ({ Response }) => {
					const init = { status, headers }
					const response = new Response(hasNoBody ? null : (body as Uint8Array<ArrayBuffer>), init)
					const { ok, type, redirected, url, bodyUsed } = response
					const read = await response[way]()
					const again = await response[way]().then(
						() => 'read again',
						(error: Error) => error.constructor.name,
					)
					const content = typeof read === 'string' ? read : Buffer.from(read).toString('hex')
					const about = [ok, response.status, type, redirected, url, bodyUsed, response.bodyUsed]
					return [
						Object.prototype.toString.call(response),
						about,
						[...response.headers],
						content,
						again,
					]
				})
				expect(ours).toEqual(theirs)
			}),
			{ numRuns: 500 },
		)
	})

	it('throws for what it does not do', () => {
		expect(() => new LeanRequest('http://host/', { method: 'POST', body: new FormData() })).toThrow(
			TypeError,
		)
		expect(() => new LeanResponse(new ReadableStream())).toThrow(TypeError)
	})
})
