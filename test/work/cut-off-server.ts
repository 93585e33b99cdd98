import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A way to a server that can be cut and mended, as if the server died and came back. */
export type CutOffServer = {
	readonly port: number
	readonly cut: () => Promise<void>
	readonly mend: () => Promise<void>
}

/** Stands before the port of a server on this machine until the test ends. */
export async function cutOffServer(port: number): Promise<CutOffServer> {
	const open = new Set<Socket>()
	const keep = (socket: Socket) => {
		open.add(socket.on('error', () => {}))
		return socket
	}
	let server = createServer()
	const listen = async (at: number) => {
		server = createServer((socket) => {
			const onward = keep(connect(port, '127.0.0.1'))
			keep(socket).pipe(onward).pipe(socket)
		})
		server.listen(at, '127.0.0.1')
		await once(server, 'listening')
	}
	const cut = async () => {
		const closed = once(server, 'close')
		server.close()
		for (const socket of open) socket.destroy()
		open.clear()
		await closed
	}
	await listen(0)
	const own = (server.address() as AddressInfo).port
	onTestFinished(async () => {
		if (server.listening) await cut()
	})
	return { port: own, cut, mend: () => listen(own) }
}
