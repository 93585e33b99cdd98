import { crc32 } from 'node:zlib'
import { decodeLine } from './line.ts'
import { schemaVersion } from './record.ts'
import { foldVersion, type TokenIndex } from './token-index.ts'

/** What stands in a snapshot behind its records, so that it can be opened without reading them. */
export type SnapshotIndex = {
	readonly fold: number
	/** Where in the file the first token's line begins; one line a token from there on. */
	readonly from: number
	/** How many bytes each token's line has, `,\n` included. */
	readonly lengths: readonly number[]
	/** Of every byte before the index's own line. */
	readonly sum: string
	readonly tokens: TokenIndex
}

/** The end of every snapshot: the index's line, the line that counts them all, and the brackets. */
export type SnapshotTail = { readonly index: SnapshotIndex; readonly lineCount: number }

const newline = 0x0a

/** The checksum that stands in an index; `before` is that of the bytes before these. */
export function checksum(bytes: Buffer, before = 0): number {
	return crc32(bytes, before)
}

/**
 * The index of a snapshot that is whole, to the last byte, and was written by this very version.
 * Undefined for any other, which is then read record by record.
 */
export function readTail(bytes: Buffer, closing: string): SnapshotTail | undefined {
	const [afterEnd, afterIndex, beforeIndex] = newlinesFromEnd(bytes, 4).slice(1)
	if (afterEnd === undefined || afterIndex === undefined || beforeIndex === undefined)
		return undefined
	if (bytes.toString('latin1', afterEnd + 1) !== `${closing}\n`) return undefined
	const end = decodeLine(bytes.subarray(afterIndex + 1, afterEnd))
	const body = decodeLine(bytes.subarray(beforeIndex + 1, afterIndex - 1))
	if (body?.v !== schemaVersion || end?.v !== schemaVersion) return undefined
	const { index } = body
	if (typeof index !== 'object' || index === null || typeof end.end !== 'number') return undefined
	if (!('fold' in index) || index.fold !== foldVersion) return undefined
	const sum = checksum(bytes.subarray(0, beforeIndex + 1)).toString(16)
	// The checksum of its own line says that it is as we wrote it.
	const whole = index as SnapshotIndex
	return whole.sum === sum ? { index: whole, lineCount: end.end } : undefined
}

/** Where the last newlines are, the very last first. */
function newlinesFromEnd(bytes: Buffer, count: number): number[] {
	const places: number[] = []
	for (let from = bytes.length - 1; places.length < count && from >= 0; ) {
		const place = bytes.lastIndexOf(newline, from)
		if (place < 0) break
		places.push(place)
		from = place - 1
	}
	return places
}
