import type { Token } from '../model/token.ts'
import type { Table } from './columns.ts'
import { decodeLine, isWholeLine } from './line.ts'
import { type HistoryRecord, recordOf, type SealedRecord } from './record.ts'
import { type TokenRows, tokenRows } from './token-rows.ts'

/**
 * A line of the snapshot is not as it was written, or cannot be read any more. Whoever finds it reads the
 * history again, record by record.
 */
export class LineDamaged extends Error {}

/**
 * Tokens whose records still stand in a snapshot alone, to be read when somebody asks for them. Of 100,000
 * tokens hardly any is ever looked at from near. What reads a line throws `LineDamaged` where it is not whole.
 */
export type PackedTokens = {
	readonly rows: TokenRows
	/** Whether the token's records are those of the snapshot and nothing else. */
	has(id: string): boolean
	/** The line that holds the token's records, as it was read. */
	lineOf(id: string): Buffer
	/** The sealed value among the records. */
	valueOf(id: string): SealedRecord | undefined
	eventsOf(id: string): Token['events']
	/** The token has changed: its records are kept elsewhere from now on. */
	unpack(id: string): void
} & SnapshotFile

/** The file the lines are read from. */
type SnapshotFile = {
	/**
	 * Whether all of the snapshot is as it was written. Reads it in pieces, between which others get their
	 * turn; ends early, and answers true, where nobody wants to know any more.
	 */
	isWhole(isWanted: () => boolean): Promise<boolean>
	/** Nothing is read from then on. */
	close(): Promise<void>
}

/**
 * The tokens of those tables. `lineAt` reads the line of a row, without its end. `onDoubt` is called when a
 * line is found damaged by who cannot throw: a token's `events`, which are empty then.
 */
export function packedTokens(
	lives: Table,
	readRest: () => Table,
	file: SnapshotFile & {
		readonly lineAt: (row: number) => Buffer
		readonly onDoubt: () => void
	},
): PackedTokens {
	const changed = new Set<string>()
	const rows = tokenRows(lives, readRest, (row) => {
		try {
			return eventsIn(recordsOfRow(row))
		} catch (error) {
			if (!(error instanceof LineDamaged)) throw error
			file.onDoubt()
			return []
		}
	})
	const lineOf = (id: string) => lineOfRow(rows.rowOf(id) ?? -1)
	const recordsOf = (id: string) => recordsIn(lineOf(id))
	return {
		rows,
		has: (id) => !changed.has(id) && rows.rowOf(id) !== undefined,
		lineOf,
		valueOf: (id) => valueIn(recordsOf(id)),
		eventsOf: (id) => eventsIn(recordsOf(id)),
		unpack: (id) => void changed.add(id),
		isWhole: file.isWhole,
		close: file.close,
	}

	function recordsOfRow(row: number): readonly HistoryRecord[] {
		return recordsIn(lineOfRow(row))
	}

	function lineOfRow(row: number): Buffer {
		const line = lineAt(row)
		if (!isWholeLine(line)) throw new LineDamaged()
		return line
	}

	function lineAt(row: number): Buffer {
		try {
			return file.lineAt(row)
		} catch {
			throw new LineDamaged()
		}
	}
}

function valueIn(records: readonly HistoryRecord[]): SealedRecord | undefined {
	for (const record of records) {
		if (record.op === 'sealed' && record.field === 'value') return record
	}
	return undefined
}

function eventsIn(records: readonly HistoryRecord[]): Token['events'] {
	return records.flatMap((record) => (record.op === 'token' ? record.events : []))
}

function recordsIn(line: Buffer): readonly HistoryRecord[] {
	const ops = decodeLine(line)?.ops
	return Array.isArray(ops) ? ops.flatMap((op) => recordOf(op) ?? []) : []
}
