import type { Token } from '../model/token.ts'
import { tokenOf } from '../model/token-of.ts'
import { type LineFate, mergeLine } from './batch-line.ts'
import type { DiskFile } from './disk.ts'
import { type HistoryData, headerOf } from './history-data.ts'
import type { Merger } from './merge.ts'
import { type PackedTokens, packedTokens } from './packed-tokens.ts'
import { readLines } from './read-lines.ts'
import { brackets } from './snapshot-file.ts'
import { readTail, type SnapshotIndex } from './snapshot-index.ts'
import { tokensOfIndex } from './token-index.ts'

/** What became of a snapshot that was read. */
export type SnapshotFate = 'whole' | 'older' | 'damaged' | 'newer'

type Read = { readonly fate: SnapshotFate; readonly bytes: number }

/** Larger than any history; what is larger is read in small pieces. */
const mostBytesAtOnce = 1024 * 1024 * 1024

/**
 * Reads a snapshot into the data, which `into` merges into; those records of a damaged one that are
 * whole are merged too. Where nothing was read before, tokens of a whole one stay packed.
 */
export async function readSnapshot(file: DiskFile, into: Merger, data: HistoryData): Promise<Read> {
	const { size } = await file.stat()
	if (data.version === 0 && size <= mostBytesAtOnce) {
		const bytes = await readWhole(file, size)
		const tail = readTail(bytes, brackets.closing)
		if (tail && !tail.isWhole) return { ...(await readRecords(file, into)), fate: 'damaged' }
		if (tail && unpackLater(bytes, tail.index, into, data)) {
			return { fate: 'whole', bytes: bytes.length }
		}
	}
	return readRecords(file, into)
}

async function readWhole(file: DiskFile, size: number): Promise<Buffer> {
	const bytes = Buffer.allocUnsafeSlow(size)
	let length = 0
	for (let got = -1; got !== 0 && length < size; length += got) {
		got = await file.read(bytes.subarray(length), length)
	}
	return bytes.subarray(0, length)
}

/** False, and nothing done, where the index does not say what the records do. */
function unpackLater(
	bytes: Buffer,
	index: SnapshotIndex,
	into: Merger,
	data: HistoryData,
): boolean {
	const ids: string[] = []
	const packed = packedTokens(bytes, ids, startsOf(index))
	const tokens = tokensOfIndex(index.tokens, packed.eventsOf)
	if (tokens?.length !== index.lengths.length) return false
	for (const token of tokens) ids.push(token.id)
	if (!isAsFolded(tokens, packed)) return false
	const loose = bytes.subarray(brackets.opening.length + 1, index.from)
	for (let start = 0; start < loose.length; ) {
		const end = loose.indexOf(newline, start)
		mergeLine(loose.subarray(start, end - 1), into)
		start = end + 1
	}
	for (const token of tokens) data.tokens.set(token.id, token)
	data.packed = packed
	data.version += tokens.length
	return true
}

const newline = 0x0a
const sampleCount = 4

/**
 * Whether the index says of a few tokens from all over what their events do. It was right when it was
 * written; this is for the day on which somebody changes the fold and forgets its number.
 */
function isAsFolded(tokens: readonly Token[], packed: PackedTokens): boolean {
	const step = Math.max(1, Math.floor(tokens.length / sampleCount))
	for (let row = tokens.length - 1; row >= 0; row -= step) {
		const token = tokens[row]
		if (!token) return false
		const { hasValue } = token
		const folded = tokenOf({ ...headerOf(token), events: packed.eventsOfRow(row), hasValue })
		if (derivedOf(token) !== derivedOf(folded)) return false
	}
	return true
}

/** Everything about a token but its events, which are not looked at: some are still to be read. */
function derivedOf(token: Token): string {
	const members = Object.keys(token).sort() as (keyof Token)[]
	return JSON.stringify(
		members.flatMap((member) => (member === 'events' ? [] : [[member, token[member]]])),
	)
}

function startsOf({ from, lengths }: SnapshotIndex): Float64Array {
	const starts = new Float64Array(lengths.length + 1)
	let start = from
	for (const [row, length] of lengths.entries()) {
		starts[row] = start
		start += length
	}
	starts[lengths.length] = start
	return starts
}

async function readRecords(file: DiskFile, into: Merger): Promise<Read> {
	let lines = 0
	let fate = 'whole' as SnapshotFate
	let isEnded = false
	const note = (line: LineFate) => {
		if (line === 'newer') fate = 'newer'
		else if (line === 'broken' && fate !== 'newer') fate = 'damaged'
		else if (line === 'merged') lines++
		else if (line === 'older') {
			lines++
			if (fate === 'whole') fate = 'older'
		} else if (typeof line === 'object') isEnded = line.endOf === lines
	}
	const bytes = await readLines(file, 0, (line) => {
		const text = line.length <= brackets.opening.length ? line.toString('latin1') : ''
		if (text === brackets.opening || text === brackets.closing) return
		note(mergeLine(line.at(-1) === comma ? line.subarray(0, -1) : line, into))
	})
	if (!isEnded && fate !== 'newer') fate = 'damaged'
	return { fate, bytes }
}

const comma = ','.charCodeAt(0)
