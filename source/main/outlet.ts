import { fstatSync, readlinkSync, writeSync } from 'node:fs'

/** Standard output or standard error, as those use it who write nothing but text. */
export type Outlet = {
	readonly isTerminal: boolean
	/** False where it waits in this process for someone to read; it goes out all the same. */
	readonly write: (text: string) => boolean
	/** Whether nobody takes anything any more. */
	readonly isGone: () => boolean
	/** Node's own stream, through which everything goes once it is there. */
	readonly stream: () => NodeJS.WriteStream
	/** Resolves once all that was written has gone out, or nobody takes it any more. */
	readonly flushed: () => Promise<void>
}

/** What a command writes to. */
export type Outlets = { readonly stdout: Outlet; readonly stderr: Outlet }

/** In bytes: what a pipe takes that nobody has read from yet, on every system. */
const mostAtOnce = 16 * 1024

const descriptors = { stdout: 1, stderr: 2 } as const

/**
 * One of the standard streams of this process, opened no sooner than need be: Node's stream for a pipe takes as long
 * to load as a history takes to read, and the one for a terminal longer. What is sure to fit into a pipe, or goes into
 * a file or to a terminal, is written without one (Node's own waits for a terminal too); a write that could wait for
 * the reader of a pipe is not, as nothing else would happen meanwhile.
 *
 * Whoever reads may stop reading: what was begun is finished all the same, quietly. Any other fault is said, and
 * ends the process with 1.
 */
export function outletOf(process: NodeJS.Process, name: 'stdout' | 'stderr'): Outlet {
	const descriptor = descriptors[name]
	const isDevice = fstatSync(descriptor).isCharacterDevice()
	const isKnownTerminal = isDevice ? isTerminalAt(descriptor) : false
	let roomBytes = isDevice ? (isKnownTerminal === undefined ? 0 : Infinity) : mostAtOnce
	let opened: NodeJS.WriteStream | undefined
	let isRefused = false
	const refuse = ({ code }: NodeJS.ErrnoException) => {
		isRefused = true
		if (code === 'EPIPE') return
		process.stderr.write(`tgtoken: its output could not be written (${code}).\n`)
		process.exit(1)
	}
	const stream = () => (opened ??= process[name].on('error', refuse))
	/** How many of these bytes are done with, written or refused. */
	const writeAtOnce = (bytes: Buffer): number => {
		try {
			return writeSync(descriptor, bytes)
		} catch (error) {
			// Another process has made it one that does not wait, and it is full.
			if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0
			refuse(error as NodeJS.ErrnoException)
			return bytes.length
		}
	}
	return {
		get isTerminal() {
			return isKnownTerminal ?? stream().isTTY === true
		},
		write(text) {
			if (opened) return opened.write(text)
			const bytes = Buffer.from(text)
			roomBytes -= bytes.length
			const done = roomBytes < 0 ? 0 : writeAtOnce(bytes)
			return done === bytes.length || stream().write(bytes.subarray(done))
		},
		isGone: () => isRefused || opened?.destroyed === true,
		stream,
		flushed: () =>
			new Promise((resolve) => {
				if (!opened) resolve()
				// Its fault may not have been told yet.
				else if (opened.destroyed || opened.errored) setImmediate(resolve)
				else opened.write('', () => resolve())
			}),
	}
}

/** Whether a device is a terminal, as Linux calls it; undefined for what is neither that nor nothing at all, and elsewhere. */
function isTerminalAt(descriptor: number): boolean | undefined {
	try {
		const path = readlinkSync(`/proc/self/fd/${descriptor}`)
		if (path === '/dev/null') return false
		return /^\/dev\/(?:pts\/\d|tty|console$)/.test(path) || undefined
	} catch {
		return undefined
	}
}
