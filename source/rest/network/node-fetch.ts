import type { Agent, IncomingMessage } from 'node:http'
import { proxyFor } from './proxy-for.ts'
import type { Wire } from './wire.ts'

/** How far one request got; kept outside of the errors, which name URLs and are never shown. */
export type Trail = {
	/** True once the connection (and its TLS) stood, so that the server may have read the request. */
	sent: boolean
	/** The status line arrived, whether or not the body did. */
	status?: number
	/** The body was longer than `maxReplyBytes` and was cut off. */
	tooLong?: boolean
	/** The proxy that was asked for the way, `host:port`. */
	proxy?: string
	/** The first thing that went wrong, as Node told it. */
	error?: unknown
}

/** What is thrown where a variable of the environment names no proxy that could be used. */
export const unusableProxy = 'TGTOKEN_UNUSABLE_PROXY'

/** No reply of TigerGraph's token API comes near it; anything longer is cut off. */
export const maxReplyBytes = 1_000_000

/**
 * A `fetch` for ky over `node:http` and `node:https`, in place of the global one, for what that one
 * cannot do: it tells whether the request had left when it failed, it never sends a request a second
 * time (the global one does after a 421), it has no pool whose stale sockets would look like a lost
 * answer, and it trusts what the connection trusts. It reads the whole body, up to `maxReplyBytes`,
 * and follows no redirect.
 */
export function nodeFetch(
	trail: Trail,
	{ tls, proxyEnv }: Pick<Wire, 'tls' | 'proxyEnv'>,
): (input: Request | URL | string) => Promise<Response> {
	return async (input) => {
		const request = new Request(input)
		const body = Buffer.from(await request.arrayBuffer())
		const isSecure = request.url.startsWith('https:')
		// Loaded when needed: a command that never speaks TLS does not pay for it.
		const node = isSecure ? await import('node:https') : await import('node:http')
		const proxy = proxyFor(request.url, proxyEnv ?? {})
		if (proxy === 'unusable') {
			trail.error = { code: unusableProxy }
			throw new Error('unusable proxy')
		}
		if (proxy) trail.proxy = `${proxy.hostname}:${proxy.port || '80'}`
		return new Promise<Response>((resolve, reject) => {
			const fail = (error: unknown): void => {
				trail.error ??= error
				reject(error)
			}
			const outgoing = node.request(request.url, {
				method: request.method,
				headers: {
					'accept-encoding': 'identity',
					...Object.fromEntries(request.headers),
					...(body.length > 0 && { 'content-length': String(body.length) }),
				},
				agent: proxy ? proxying(node.Agent, proxy) : false,
				...(isSecure && tls),
				signal: request.signal,
			})
			outgoing.once('socket', (socket) => {
				// Behind a tunnel the socket is handed over when everything stands.
				if (proxy && isSecure) trail.sent = true
				socket.once(isSecure ? 'secureConnect' : 'connect', () => {
					trail.sent = true
				})
			})
			outgoing.on('error', fail)
			outgoing.on('close', () => {
				// An end without a reply and without an error, such as an unasked-for upgrade.
				if (trail.status === undefined) fail(new Error('closed without a reply'))
			})
			outgoing.once('response', (incoming) => {
				trail.status = incoming.statusCode ?? 0
				collect(incoming, trail, fail, (bytes) => resolve(toResponse(incoming, bytes)))
			})
			outgoing.end(body)
		})
	}
}

/** An agent for one request through a proxy; that it should be asked is decided already. */
function proxying(NodeAgent: typeof Agent, { href }: URL): Agent {
	return new NodeAgent({ proxyEnv: { HTTP_PROXY: href, HTTPS_PROXY: href }, keepAlive: false })
}

/** Hands on the whole body, or fails when it is too long, breaks off, or cannot be handed on. */
function collect(
	incoming: IncomingMessage,
	trail: Trail,
	fail: (error: unknown) => void,
	whole: (bytes: Buffer<ArrayBuffer>) => void,
): void {
	const chunks: Buffer[] = []
	let size = 0
	incoming.on('data', (chunk: Buffer) => {
		size += chunk.length
		if (size <= maxReplyBytes) {
			chunks.push(chunk)
			return
		}
		trail.tooLong = true
		fail(new Error('reply too long'))
		incoming.destroy()
	})
	incoming.on('end', () => {
		try {
			whole(Buffer.concat(chunks))
		} catch (error) {
			fail(error)
		}
	})
	incoming.on('error', fail)
	incoming.on('close', () => {
		if (!incoming.complete) fail(new Error('reply broke off'))
	})
}

function toResponse(incoming: IncomingMessage, bytes: Buffer<ArrayBuffer>): Response {
	const status = incoming.statusCode ?? 0
	const { date, location } = incoming.headers
	const hasNoBody = status === 204 || status === 205 || status === 304
	return new Response(hasNoBody ? null : bytes, {
		status,
		headers: { ...(date && { date }), ...(location && { location }) },
	})
}
