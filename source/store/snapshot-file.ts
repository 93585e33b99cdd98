import { setImmediate } from 'node:timers/promises'
import { batchLine, endLine, foreignLine, type LineFate, mergeLine } from './batch-line.ts'
import type { DiskFile } from './disk.ts'
import { type HistoryData, recordsOf } from './history-data.ts'
import type { Merger } from './merge.ts'
import { readLines } from './read-lines.ts'
import { writeAll } from './safe-file.ts'

const opening = '{"tgtoken":"history","lines":['
const closing = ']}'
const chunkCharacters = 256 * 1024

/**
 * Writes the whole history, one record a line, as one JSON document. It goes out in pieces with
 * turns of the event loop between them, and what is merged meanwhile may or may not be in it.
 * Answers how many bytes it has.
 */
export async function writeSnapshot(file: DiskFile, data: HistoryData): Promise<number> {
	let text = `${opening}\n`
	let lines = 0
	let bytes = 0
	const put = async () => {
		const chunk = Buffer.from(text)
		text = ''
		await writeAll(file, chunk)
		bytes += chunk.length
		await setImmediate()
	}
	for (const line of linesOf(data)) {
		text += `${line},\n`
		lines++
		if (text.length >= chunkCharacters) await put()
	}
	text += `${endLine(lines)}\n${closing}\n`
	await put()
	return bytes
}

function* linesOf(data: HistoryData): Generator<string> {
	for (const records of recordsOf(data)) yield batchLine(records)
	for (const json of data.foreign) yield foreignLine(json)
}

/** What became of a snapshot that was read. */
export type SnapshotFate = 'whole' | 'damaged' | 'newer'

/** Merges a snapshot's records; those of a damaged one that are whole are merged too. */
export async function readSnapshot(
	file: DiskFile,
	into: Merger,
): Promise<{ readonly fate: SnapshotFate; readonly bytes: number }> {
	let lines = 0
	let fate: SnapshotFate = 'whole'
	let isEnded = false
	const note = (line: LineFate) => {
		if (line === 'newer') fate = 'newer'
		else if (line === 'broken' && fate === 'whole') fate = 'damaged'
		else if (line === 'merged') lines++
		else if (typeof line === 'object') isEnded = line.endOf === lines
	}
	const bytes = await readLines(file, 0, (line) => {
		const text = line.length <= opening.length ? line.toString('latin1') : ''
		if (text === opening || text === closing) return
		note(mergeLine(line.at(-1) === comma ? line.subarray(0, -1) : line, into))
	})
	if (!isEnded && fate === 'whole') fate = 'damaged'
	return { fate, bytes }
}

const comma = ','.charCodeAt(0)
