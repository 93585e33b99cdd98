import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { failed, ok } from '../model/fault.ts'
import type { Lock, Locks } from '../work/locks.ts'

/** Longer than any one use case takes to give up on a server that does not answer. */
const mostWaitMs = 120_000

/**
 * Locks between the processes of one user that work on the history in this folder.
 *
 * Each is a socket in the kernel's own name space (an abstract one on Linux, a named pipe on
 * Windows): the kernel holds it and lets it go however its holder ends, so there is no stale lock to
 * judge. Other systems have no such names; there nothing is locked. The names do not reach beyond
 * this machine, nor into containers with a network of their own.
 */
export function processLocks(folder: string, waitMs: number = mostWaitMs): Locks {
	const addressOf = (name: string) => lockAddress(folder, name)
	return {
		tryTake: (name) => hold(addressOf(name)),
		async take(name, signal) {
			const address = addressOf(name)
			const giveUp = AbortSignal.timeout(waitMs)
			const stop = signal ? AbortSignal.any([signal, giveUp]) : giveUp
			for (;;) {
				if (signal?.aborted) return failed('cancelled')
				const lock = await hold(address)
				if (lock) return ok(lock)
				if (giveUp.aborted) return failed('busy', { detail: 'What another tgtoken began' })
				await untilReleased(address, stop)
			}
		},
	}
}

/** Undefined where the system has no names that end with their holder. */
function lockAddress(folder: string, name: string): string | undefined {
	const { platform } = process
	if (platform !== 'linux' && platform !== 'win32') return undefined
	const whose = `${process.getuid?.() ?? ''} ${realPath(folder)} ${name}`
	const id = createHash('sha256').update(whose).digest('hex').slice(0, 32)
	return platform === 'linux' ? `\0tgtoken-${id}` : `\\\\.\\pipe\\tgtoken-${id}`
}

/** One folder has one name, whichever way leads to it. */
function realPath(folder: string): string {
	try {
		return realpathSync(folder)
	} catch {
		return folder
	}
}

function hold(address: string | undefined): Promise<Lock | undefined> {
	if (address === undefined) return Promise.resolve({ release: () => {} })
	const { promise, resolve } = Promise.withResolvers<Lock | undefined>()
	const waiting = new Set<Socket>()
	const server: Server = createServer((socket) => {
		// Those who wait stay connected until we let go; one that gives up meanwhile is no fault of ours.
		waiting.add(socket)
		socket.on('error', () => {})
		socket.on('close', () => waiting.delete(socket))
		socket.unref()
	})
	// Where a name cannot be had for any other reason than that another has it, there is no lock to be had.
	server.once('error', ({ code }: NodeJS.ErrnoException) =>
		resolve(code === 'EADDRINUSE' ? undefined : { release: () => {} }),
	)
	server.listen(address, () =>
		resolve({
			release() {
				server.close()
				for (const socket of waiting) socket.destroy()
			},
		}),
	)
	server.unref()
	return promise
}

/** Resolves when the lock was let go or its holder has ended: either closes our connection to it. */
function untilReleased(address: string | undefined, stop: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>()
	const socket = connect(address ?? '')
	const end = () => socket.destroy()
	stop.addEventListener('abort', end)
	if (stop.aborted) end()
	socket.on('error', () => {})
	socket.once('close', () => {
		stop.removeEventListener('abort', end)
		resolve()
	})
	return promise
}
