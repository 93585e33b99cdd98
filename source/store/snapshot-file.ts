import { setImmediate } from 'node:timers/promises'
import type { Token } from '../model/token.ts'
import { batchLine, foreignLine } from './batch-line.ts'
import { columnOf } from './columns.ts'
import type { DiskFile } from './disk.ts'
import { type HistoryData, looseRecordsOf, recordsOfToken } from './history-data.ts'
import { writeAll } from './safe-file.ts'
import { checksum, tailLines } from './snapshot-index.ts'
import { tablesOf } from './token-rows.ts'

/** The first line of a snapshot and its last, which make one JSON document of it. */
export const brackets = { opening: '{"tgtoken":"history","lines":[', closing: ']}' } as const

const chunkBytes = 256 * 1024

/**
 * Writes the whole history, one record a line and one token a line, and an index of the tokens, as
 * one JSON document. It goes out in pieces with turns of the event loop between them, and what is
 * merged meanwhile may or may not be in it. Answers how many bytes it has.
 */
export async function writeSnapshot(file: DiskFile, data: HistoryData): Promise<number> {
	const out = pieces(file)
	let lineCount = 0
	out.add(`${brackets.opening}\n`)
	for (const line of looseLines(data)) {
		out.add(`${line},\n`)
		lineCount++
		if (out.isDue()) await out.put()
	}
	const from = out.length()
	const tokens: Token[] = []
	const lengths: number[] = []
	for (const token of data.tokens.values()) {
		const start = out.length()
		out.add(lineOf(data, token))
		out.add(',\n')
		tokens.push(token)
		lengths.push(out.length() - start)
		if (out.isDue()) await out.put()
	}
	await out.put()
	const sum = out.sum().toString(16)
	const index = { from, lengths: columnOf(lengths), sum, tables: tablesOf(tokens) }
	out.add(`${tailLines(index, lineCount + tokens.length)}${brackets.closing}\n`)
	await out.put()
	return out.length()
}

function* looseLines(data: HistoryData): Generator<string> {
	for (const records of looseRecordsOf(data)) yield batchLine(records)
	for (const json of data.foreign) yield foreignLine(json)
}

/** A token nobody has changed goes from one snapshot to the next as it is, without being read. */
function lineOf(data: HistoryData, token: Token): Buffer | string {
	const packed = data.packed?.has(token.id) ? data.packed.lineOf(token.id) : undefined
	return packed ?? batchLine(recordsOfToken(data, token))
}

/** Gathers what is to be written into pieces of some size. */
function pieces(file: DiskFile) {
	let held: Buffer[] = []
	let heldBytes = 0
	let writtenBytes = 0
	let sum = 0
	return {
		add(text: Buffer | string) {
			const bytes = typeof text === 'string' ? Buffer.from(text) : text
			held.push(bytes)
			heldBytes += bytes.length
		},
		isDue: () => heldBytes >= chunkBytes,
		async put() {
			const chunk = Buffer.concat(held)
			held = []
			heldBytes = 0
			sum = checksum(chunk, sum)
			writtenBytes += chunk.length
			await writeAll(file, chunk)
			await setImmediate()
		},
		length: () => writtenBytes + heldBytes,
		/** Of everything that has been put. */
		sum: () => sum,
	}
}
