// What ky and our own fetch (`rest/network/node-fetch.ts`) use of Node's Headers, Request and Response, for bodies that are
// whole. With any of Node's own comes its other HTTP client, of which nothing is used: `docs/performance.md` has the figures.
// All tests of the client run on this too; what is not here throws.

const isToken = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const isByteText = /^[^\0\r\n\u0100-\uffff]*$/
const around = /^[\t\n\r ]+|[\t\n\r ]+$/g

export class LeanHeaders {
	#all

	constructor(init) {
		this.#all = new Map(init instanceof LeanHeaders ? init.#all : undefined)
		if (init instanceof LeanHeaders) return
		const pairs = init?.[Symbol.iterator] ? init : Object.entries(init ?? {})
		for (const [name, value] of pairs) this.append(name, value)
	}

	get [Symbol.toStringTag]() {
		return 'Headers'
	}

	append(name, value) {
		const before = this.get(name)
		this.set(name, value)
		if (before !== null) this.#all.set(keyOf(name), `${before}, ${this.get(name)}`)
	}

	set(name, value) {
		const text = String(value).replace(around, '')
		if (!isByteText.test(text)) throw new TypeError('not the value of an HTTP header')
		this.#all.set(keyOf(name), text)
	}

	get(name) {
		return this.#all.get(keyOf(name)) ?? null
	}

	has(name) {
		return this.#all.has(keyOf(name))
	}

	delete(name) {
		this.#all.delete(keyOf(name))
	}

	entries() {
		return [...this.#all].sort(([one], [other]) => (one < other ? -1 : 1)).values()
	}

	[Symbol.iterator]() {
		return this.entries()
	}
}

function keyOf(name) {
	if (!isToken.test(name)) throw new TypeError('not the name of an HTTP header')
	return name.toLowerCase()
}

class WithBody {
	bodyUsed = false
	/** ky looks whether there is a stream to be ended; there is none. */
	body = null

	/** All bytes of it, or undefined where there is none. */
	constructor(given) {
		this.given = given
	}

	async bytes() {
		if (this.bodyUsed) throw new TypeError('the body has been read')
		this.bodyUsed = this.given !== undefined
		return this.given ?? new Uint8Array()
	}

	async arrayBuffer() {
		const bytes = await this.bytes()
		return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
	}

	async text() {
		return new TextDecoder().decode(await this.bytes())
	}
}

export class LeanRequest extends WithBody {
	constructor(input, { method, headers, body, signal } = {}) {
		const from = input instanceof LeanRequest ? input : undefined
		super(bytesOf(body) ?? from?.given)
		const url = new URL(from ? from.url : input)
		if (url.username !== '' || url.password !== '') throw new TypeError('a URL with credentials')
		this.url = url.href
		this.method = String(method ?? from?.method ?? 'GET').toUpperCase()
		this.headers = new LeanHeaders(headers ?? from?.headers)
		this.signal = signal ?? from?.signal ?? new AbortController().signal
		if (this.given !== undefined && (this.method === 'GET' || this.method === 'HEAD')) {
			throw new TypeError('a request of this method has no body')
		}
		if (typeof body === 'string' && !this.headers.has('content-type')) {
			this.headers.set('content-type', 'text/plain;charset=UTF-8')
		}
	}

	get [Symbol.toStringTag]() {
		return 'Request'
	}
}

export class LeanResponse extends WithBody {
	url = ''
	type = 'default'
	redirected = false
	statusText = ''

	constructor(body, { status = 200, headers } = {}) {
		if (!Number.isInteger(status) || status < 200 || status > 599) {
			throw new RangeError('not a status of HTTP')
		}
		super(bytesOf(body))
		this.status = status
		this.ok = status < 300
		this.headers = new LeanHeaders(headers)
	}

	get [Symbol.toStringTag]() {
		return 'Response'
	}
}

function bytesOf(body) {
	if (body === undefined || body === null) return undefined
	if (typeof body === 'string') return new TextEncoder().encode(body)
	if (body instanceof Uint8Array) return body
	throw new TypeError('a body is a text or bytes here')
}
