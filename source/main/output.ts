import { fstatSync, writeSync } from 'node:fs'

/** Standard output or standard error, opened as a stream only where it has to be one. */
export type Output = {
	readonly isTTY: boolean
	write(text: string): void
	/** Node's own stream, for what waits for its reader, and for a terminal. */
	stream(): NodeJS.WriteStream
	/** Resolves once all that was written has gone out, or nobody takes it any more. */
	flushed(): Promise<void>
}

/**
 * An output of this process. Into a pipe or a file it is written at once: Node's stream for a pipe brings in
 * all of its network modules, which costs a command a third of its time. Whoever reads may stop reading; what was begun is
 * finished all the same, quietly. Where it cannot be written for another reason, the process ends with 1.
 */
export function openOutput(process: NodeJS.Process, name: 'stdout' | 'stderr'): Output {
	const descriptor = name === 'stdout' ? 1 : 2
	const isPlain = takesBytesAtOnce(descriptor)
	let opened: NodeJS.WriteStream | undefined
	const stream = () => {
		if (opened) return opened
		opened = process[name]
		opened.on('error', (error) => end(process, error))
		return opened
	}
	return {
		get isTTY() {
			return !isPlain && stream().isTTY === true
		},
		write(text) {
			if (opened || !isPlain) stream().write(text)
			else writeAtOnce(descriptor, text, (rest) => stream().write(rest), process)
		},
		stream,
		async flushed() {
			if (!opened || opened.destroyed || opened.errored) return
			await new Promise((resolve) => opened?.write('', resolve))
		},
	}
}

/** Whether it is a file or a pipe. Neither a terminal nor a socket, nor a descriptor that is not there. */
function takesBytesAtOnce(descriptor: number): boolean {
	if (process.platform === 'win32') return false
	try {
		const stat = fstatSync(descriptor)
		return stat.isFile() || stat.isFIFO()
	} catch {
		return false
	}
}

/** What a pipe that does not wait for its reader leaves over is given to `takeRest`. */
function writeAtOnce(
	descriptor: number,
	text: string,
	takeRest: (rest: Buffer) => void,
	process: NodeJS.Process,
): void {
	let bytes = Buffer.from(text)
	try {
		while (bytes.length > 0) bytes = bytes.subarray(writeSync(descriptor, bytes))
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EAGAIN') takeRest(bytes)
		else end(process, error as NodeJS.ErrnoException)
	}
}

function end(process: NodeJS.Process, { code }: NodeJS.ErrnoException): void {
	if (code === 'EPIPE') return
	process.stderr.write(`tgtoken: its output could not be written (${code}).\n`)
	process.exit(1)
}
