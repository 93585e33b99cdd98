import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import {
	type AddressInfo,
	createServer as createNetServer,
	type Server as NetServer,
} from 'node:net'
import { afterEach } from 'vitest'

/** Gives each test its own little servers on 127.0.0.1, for what TigerGraph would never do. */
export function tinyServers() {
	const closing: (() => Promise<void>)[] = []
	afterEach(async () => {
		await Promise.all(closing.splice(0).map((close) => close()))
	})

	const listen = async (server: Server | NetServer): Promise<number> => {
		const sockets = new Set<Socket>()
		server.on('connection', (socket: Socket) => {
			sockets.add(socket)
			socket.on('error', () => {})
			socket.on('close', () => sockets.delete(socket))
		})
		await new Promise<void>((listening) => {
			server.listen(0, '127.0.0.1', listening)
		})
		closing.push(async () => {
			for (const socket of sockets) socket.destroy()
			await new Promise((closed) => {
				server.close(closed)
			})
		})
		return (server.address() as AddressInfo).port
	}

	return {
		listen,
		/** An HTTP server; answers its URL. */
		http: async (answer: RequestListener) =>
			`http://127.0.0.1:${await listen(createServer(answer))}`,
		/** A server that is given the bare connection; answers its URL. */
		net: async (answer: (socket: Socket) => void) =>
			`http://127.0.0.1:${await listen(createNetServer(answer))}`,
	}
}
