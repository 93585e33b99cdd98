import { createHash } from 'node:crypto'
import { connect, createServer } from 'node:net'

/**
 * Runs `work` while no other process of this user has the lock on `folder`; `onWait` is called once when one has.
 *
 * The lock is an abstract socket: the kernel holds it, and lets it go however its holder ends, so there
 * is no stale lock to judge. Other systems than Linux have no such sockets: there nothing is locked, and
 * a build is still safe because it replaces `dist` as a whole.
 */
export async function withLock(folder, work, onWait) {
	if (process.platform !== 'linux') return work()
	const name = createHash('sha256').update(`${process.getuid()} ${folder}`).digest('hex')
	const address = `\0tgtoken-prepare-${name.slice(0, 32)}`
	let lock = await hold(address)
	if (!lock) onWait()
	while (!lock) {
		await untilReleased(address)
		lock = await hold(address)
	}
	try {
		return await work()
	} finally {
		lock.close()
	}
}

/** The listening server that is the lock, or undefined when another process has it. */
function hold(address) {
	return new Promise((resolve, reject) => {
		const server = createServer()
		server.once('error', (error) =>
			error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
		)
		server.listen(address, () => resolve(server.unref()))
	})
}

/** Resolves when the holder has ended: its end closes our connection to it. */
function untilReleased(address) {
	return new Promise((resolve) => {
		const socket = connect(address)
		socket.on('error', () => {})
		socket.once('close', resolve)
	})
}
