import { setImmediate } from 'node:timers/promises'
import type { DiskFile } from './disk.ts'

// What has been appended since the last time is short; a file read from its start may be long.
const firstChunkBytes = 8 * 1024
const chunkBytes = 256 * 1024
const newline = 0x0a

/**
 * Reads a file from a place on and hands over every line that ends in a newline, empty ones left
 * out. Answers the place behind the last such line: what follows may still be being written, and is
 * handed over as the rest.
 */
export async function readLines(
	file: DiskFile,
	from: number,
	onLine: (line: Buffer) => void,
	onRest: (rest: Buffer) => void = () => {},
): Promise<number> {
	let position = from
	let done = from
	let begun: Buffer[] = []
	while (true) {
		const chunk = Buffer.allocUnsafe(position === from ? firstChunkBytes : chunkBytes)
		const length = await file.read(chunk, position)
		if (length === 0) {
			if (begun.length > 0) onRest(Buffer.concat(begun))
			return done
		}
		let lineStart = 0
		for (
			let end = chunk.subarray(0, length).indexOf(newline);
			end >= 0;
			end = chunk.subarray(0, length).indexOf(newline, lineStart)
		) {
			begun.push(chunk.subarray(lineStart, end))
			const line = begun.length === 1 ? begun[0] : Buffer.concat(begun)
			begun = []
			if (line && line.length > 0) onLine(line)
			lineStart = end + 1
			done = position + lineStart
		}
		if (lineStart < length) begun.push(chunk.subarray(lineStart, length))
		position += length
		// A large file takes seconds: whoever presses a key meanwhile is answered.
		if (length === chunkBytes) await setImmediate()
	}
}
