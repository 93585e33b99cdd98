import { crc32 } from 'node:zlib'
import type { Column, Table } from './columns.ts'
import { decodeLine, encodeLine, isWholeLine } from './line.ts'
import { columnReader, type RowReader } from './read-columns.ts'
import { schemaVersion } from './record.ts'
import type { SnapshotBytes } from './snapshot-bytes.ts'
import { foldVersion, type TokenTables } from './token-rows.ts'

/** What stands in a snapshot behind its records, so that it can be opened without reading them. */
export type SnapshotIndex = {
	/** Where in the file the first token's line begins; one line a token from there on. */
	readonly from: number
	/** How many bytes each token's line has, `,\n` included. */
	readonly lengths: Column
	/** Of every byte before the index's own lines. */
	readonly sum: string
	readonly tables: TokenTables
}

/** The index as it is found: of its larger line it is known that it is whole, and no more. */
export type SnapshotTail = {
	readonly from: number
	readonly lengthOf: RowReader<number>
	/** Where the index's own lines begin. */
	readonly end: number
	readonly sum: string
	readonly lives: Table
	readonly readRest: () => Table
}

/** The checksum that stands in an index; `before` is that of the bytes before these. */
export function checksum(bytes: Buffer, before = 0): number {
	return crc32(bytes, before)
}

/**
 * The last lines of a snapshot: its index in two, what is needed first being shorter and behind the other,
 * and the one that says that all the lines before it are there, and how long the index is.
 */
export function tailLines({ tables, ...index }: SnapshotIndex, lineCount: number): string {
	const rest = encodeLine({ v: schemaVersion, index: { rest: tables.rest } })
	const lives = encodeLine({
		v: schemaVersion,
		index: { fold: foldVersion, ...index, lives: tables.lives },
	})
	const [restBytes, livesBytes] = [rest, lives].map((line) => Buffer.byteLength(line) + 2)
	const end = encodeLine({ v: schemaVersion, end: lineCount, index: [restBytes, livesBytes] })
	return `${rest},\n${lives},\n${end}\n`
}

/** How the line of all but the lives goes on behind its checksum; what is in it is parsed when it is needed. */
const restStart = `"v":${schemaVersion},"index":{"rest":{`

/** More than the last line has, and what closes the document. */
const mostEndBytes = 256

/**
 * The index of a snapshot of this very version. Undefined for any other, and where it is not whole: such a
 * snapshot is read record by record.
 */
export function readTail(bytes: SnapshotBytes, closing: string): SnapshotTail | undefined {
	const { size } = bytes
	const last = bytes.at(Math.max(0, size - mostEndBytes), size)
	const closed = last.length - closing.length - 2
	if (last.toString('latin1', Math.max(0, closed)) !== `\n${closing}\n`) return undefined
	const lineStart = last.lastIndexOf('\n', closed - 1) + 1
	const end = decodeLine(last.subarray(lineStart, closed))
	const [restBytes, livesBytes] = Array.isArray(end?.index) ? end.index : []
	if (end?.v !== schemaVersion || !(restBytes > 0 && livesBytes > 0)) return undefined
	const livesTo = size - last.length + lineStart
	const [livesFrom, from] = [livesTo - livesBytes, livesTo - livesBytes - restBytes]
	if (from < 0) return undefined
	const tail = bytes.at(from, livesTo)
	const rest = tail.subarray(0, restBytes - 2)
	const index = indexIn(tail.subarray(livesFrom - from, -2))
	if (
		index?.fold !== foldVersion ||
		!isWholeLine(rest) ||
		!rest.subarray(0, 100).includes(restStart)
	)
		return undefined
	// The checksum of its own line says that it is as we wrote it.
	const { lengths, sum, lives, from: firstToken } = index as LivesLine
	return {
		from: firstToken,
		lengthOf: columnReader(lengths) as RowReader<number>,
		end: from,
		sum,
		lives,
		readRest: () => indexIn(rest)?.rest as Table,
	}
}

type LivesLine = Omit<SnapshotIndex, 'tables'> & { readonly lives: Table }

function indexIn(line: Buffer): Readonly<Record<string, unknown>> | undefined {
	const body = decodeLine(line)
	return body?.v === schemaVersion && typeof body.index === 'object' && body.index !== null
		? (body.index as Readonly<Record<string, unknown>>)
		: undefined
}
