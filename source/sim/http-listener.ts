import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers one request; it never rejects. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Makes the server that a port is given to; one that speaks TLS has its place here. */
export type ServerMaker = (handler: Handler) => Server

const plainHttp: ServerMaker = (handler) =>
	createServer((request, response) => void handler(request, response))

/** A port that is listened on. */
export type Listener = { port: number; close: () => Promise<void> }

/**
 * Listens on a port of 127.0.0.1 (0 = any free one). Rejects with node's error, EADDRINUSE among
 * them. Closing cuts open connections.
 */
export async function listen(
	port: number,
	handler: Handler,
	make: ServerMaker = plainHttp,
): Promise<Listener> {
	const server = make(handler)
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject)
		server.listen(port, '127.0.0.1', resolve)
	})
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve())
				server.closeAllConnections()
			}),
	}
}

/** The whole body as text; cut off at 4 MB, more than any request here has. */
export async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = []
	let size = 0
	for await (const chunk of request) {
		size += (chunk as Buffer).length
		if (size > 4 * 1024 * 1024) break
		chunks.push(chunk as Buffer)
	}
	return Buffer.concat(chunks).toString('utf8')
}
