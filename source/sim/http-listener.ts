import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TlsIdentity } from './tls-identity.ts'

/** Answers one request; it never rejects. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

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
	const server: Server = tls ? createTlsServer(tlsOptions(tls), answer) : createServer(answer)
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

function tlsOptions({ key, cert, clientCa, isTooOld }: TlsIdentity): ServerOptions {
	return {
		key,
		cert,
		...(clientCa !== undefined && { ca: clientCa, requestCert: true }),
		...(isTooOld && {
			minVersion: 'TLSv1',
			maxVersion: 'TLSv1.1',
			// OpenSSL itself allows nothing so old but at its lowest level.
			ciphers: 'DEFAULT@SECLEVEL=0',
		}),
	}
}
