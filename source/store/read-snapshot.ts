import { setImmediate } from 'node:timers/promises'
import { type LineFate, mergeLine } from './batch-line.ts'
import type { DiskFile } from './disk.ts'
import { heldTokens } from './held-tokens.ts'
import type { HistoryData } from './history-data.ts'
import type { Merger } from './merge.ts'
import { type PackedTokens, packedTokens } from './packed-tokens.ts'
import { readLines } from './read-lines.ts'
import { type SnapshotBytes, snapshotBytes } from './snapshot-bytes.ts'
import { brackets } from './snapshot-file.ts'
import { checksum, readTail, type SnapshotTail } from './snapshot-index.ts'

/** What became of a snapshot that was read. */
export type SnapshotFate = 'whole' | 'older' | 'damaged' | 'newer'

type Read = {
	readonly fate: SnapshotFate
	readonly bytes: number
	/** Whether it has no index that this version can use. */
	readonly lacksIndex?: boolean
}

/** How far a snapshot's index is believed: where all of the snapshot is whole, before that is known, or never. */
export type Belief = 'when-whole' | 'at-once' | 'never'

/**
 * Reads a snapshot into the data, which `into` merges into; those records of a damaged one that are
 * whole are merged too. Where nothing was read before, tokens of a whole one stay packed. Takes over the
 * file, which stays open for as long as tokens are read from it. `onDoubt` as for `packedTokens`.
 */
export async function readSnapshot(
	file: DiskFile,
	into: Merger,
	data: HistoryData,
	{ belief, onDoubt }: { readonly belief: Belief; readonly onDoubt: () => void },
): Promise<Read> {
	let staysOpen = false
	try {
		if (data.version > 0 || belief === 'never') return await readRecords(file, into)
		const bytes = await snapshotBytes(file)
		const tail = readTail(bytes, brackets.closing)
		if (!tail) return { ...(await readRecords(file, into)), lacksIndex: true }
		const isWhole = (isWanted?: () => boolean) => isAsSummed(bytes, tail, isWanted)
		const isLater = belief === 'at-once' && !bytes.isHeld
		if (!isLater && !(await isWhole())) {
			return { ...(await readRecords(file, into)), fate: 'damaged' }
		}
		const packed = packedOf(bytes, tail, {
			isWhole: isLater ? isWhole : async () => true,
			close: bytes.isHeld ? async () => {} : closeOnce(file),
			onDoubt,
		})
		mergeLoose(bytes.at(brackets.opening.length + 1, tail.from), into)
		data.tokens = heldTokens(packed.rows)
		data.packed = packed
		data.version += packed.rows.count
		staysOpen = !bytes.isHeld
		return { fate: 'whole', bytes: bytes.size }
	} finally {
		if (!staysOpen) await file.close()
	}
}

/** Once for all: the number of a closed file is soon that of another. */
function closeOnce(file: DiskFile): () => Promise<void> {
	let closing: Promise<void> | undefined
	return () => {
		closing ??= file.close()
		return closing
	}
}

const pieceBytes = 256 * 1024

/** Whether every byte before the index is as it was written; true where nobody wants to know any more. */
async function isAsSummed(
	bytes: SnapshotBytes,
	{ end, sum }: SnapshotTail,
	isWanted = () => true,
): Promise<boolean> {
	let found = 0
	for (let from = 0; from < end; from += pieceBytes) {
		if (!isWanted()) return true
		found = checksum(bytes.at(from, Math.min(end, from + pieceBytes)), found)
		if (from + pieceBytes < end) await setImmediate()
	}
	return found.toString(16) === sum
}

function packedOf(
	bytes: SnapshotBytes,
	{ from, lengthOf, lives, readRest }: SnapshotTail,
	about: Pick<PackedTokens, 'isWhole' | 'close'> & { readonly onDoubt: () => void },
): PackedTokens {
	const starts = new Float64Array(lives.count + 1)
	for (let row = 0, start = from; row <= lives.count; row++) {
		starts[row] = start
		start += lengthOf(row)
	}
	const lineAt = (row: number) => bytes.at(starts[row] ?? 0, (starts[row + 1] ?? 2) - 2)
	return packedTokens(lives, readRest, { lineAt, ...about })
}

function mergeLoose(loose: Buffer, into: Merger): void {
	for (let start = 0; start < loose.length; ) {
		const end = loose.indexOf(newline, start)
		mergeLine(loose.subarray(start, end - 1), into)
		start = end + 1
	}
}

const newline = 0x0a

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
