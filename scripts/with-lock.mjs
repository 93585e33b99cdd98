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
	let release = await hold(address)
	if (!release) onWait()
	while (!release) {
		await untilReleased(address)
		release = await hold(address)
	}
	try {
		return await work()
	} finally {
		release()
	}
}

/** Takes the lock and answers what lets it go again; undefined when another process has it. */
function hold(address) {
	return new Promise((resolve, reject) => {
		const waiting = new Set()
		const server = createServer((socket) => {
			// Those who wait stay connected until we let go; one that gives up meanwhile is no fault of ours.
			waiting.add(socket.on('error', () => {}))
		})
		server.once('error', (error) =>
			error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
		)
		server.listen(address, () =>
			resolve(() => {
				server.close()
				for (const socket of waiting) socket.destroy()
			}),
		)
	})
}

/** Resolves when the lock was let go or its holder has ended: either closes our connection to it. */
function untilReleased(address) {
	return new Promise((resolve) => {
		const socket = connect(address)
		socket.on('error', () => {})
		socket.once('close', resolve)
	})
}
