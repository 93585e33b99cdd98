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

/** What the end of a snapshot says. */
export type SnapshotTail = {
	readonly index: SnapshotIndex
	/** Whether every byte before the index is as it was written. */
	readonly isWhole: boolean
}

const newline = 0x0a

/** The checksum that stands in an index; `before` is that of the bytes before these. */
export function checksum(bytes: Buffer, before = 0): number {
	return crc32(bytes, before)
}

/**
 * The index of a snapshot of this very version. Undefined for any other, which is then read record by
 * record.
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
	// The checksum of its own line says that it is as we wrote it.
	const own = index as SnapshotIndex
	const sum = checksum(bytes.subarray(0, beforeIndex + 1)).toString(16)
	return { index: own, isWhole: own.sum === sum }
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
