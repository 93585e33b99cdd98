import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** Answers one request; it never rejects. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A server's private key and certificate chain, PEM. */
export type TlsIdentity = { key: string; cert: string }

/** A port that is listened on. */
export type Listener = { port: number; close: () => Promise<void> }

/**
 * Listens on a port of 127.0.0.1 (0 = any free one), in TLS where an identity is given. Rejects with
 * node's error, EADDRINUSE among them. Closing cuts open connections.
 */
export async function listen(port: number, handler: Handler, tls?: TlsIdentity): Promise<Listener> {
	const answer = (request: IncomingMessage, response: ServerResponse): void => {
		void handler(request, response)
	}
	const server: Server = tls ? createTlsServer(tls, answer) : createServer(answer)
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
