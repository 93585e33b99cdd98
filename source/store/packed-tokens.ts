import type { Token } from '../model/token.ts'
import { decodeLine } from './line.ts'
import { type HistoryRecord, recordOf, type SealedRecord } from './record.ts'

/**
 * Tokens whose records are still the bytes of a snapshot, to be read when somebody asks for them.
 * Of 100,000 tokens hardly any is ever looked at from near.
 */
export type PackedTokens = {
	/** Whether the token's records are those of the snapshot and nothing else. */
	has(id: string): boolean
	/** The line that holds the records, as it was read. */
	lineOf(id: string): Buffer | undefined
	/** The sealed value among the records. */
	valueOf(id: string): SealedRecord | undefined
	eventsOf(id: string): Token['events']
	/** The same for the token of that row, counted from 0. */
	eventsOfRow(row: number): Token['events']
	/** The token has changed: its records are kept elsewhere from now on. */
	unpack(id: string): void
}

/**
 * Tokens by their ids, in the order of their lines: each goes from its start to before the `,\n` that
 * the next one starts behind. The ids are first looked at when one is asked for.
 */
export function packedTokens(
	bytes: Buffer,
	ids: readonly string[],
	starts: Float64Array,
): PackedTokens {
	const changed = new Set<string>()
	let rows: Map<string, number> | undefined
	const rowOf = (id: string) => {
		if (!rows) {
			rows = new Map()
			for (const [row, one] of ids.entries()) rows.set(one, row)
		}
		return rows.get(id)
	}
	const lineOfRow = (row: number) => bytes.subarray(starts[row], (starts[row + 1] ?? 2) - 2)
	const lineOf = (id: string) => {
		const row = rowOf(id)
		return row === undefined ? undefined : lineOfRow(row)
	}
	return {
		has: (id) => !changed.has(id) && rowOf(id) !== undefined,
		lineOf,
		valueOf(id) {
			for (const record of recordsIn(lineOf(id))) {
				if (record.op === 'sealed' && record.id === id && record.field === 'value') return record
			}
			return undefined
		},
		eventsOf: (id) => eventsIn(lineOf(id)),
		eventsOfRow: (row) => eventsIn(lineOfRow(row)),
		unpack: (id) => void changed.add(id),
	}
}

function eventsIn(line: Buffer | undefined): Token['events'] {
	return recordsIn(line).flatMap((record) => (record.op === 'token' ? record.events : []))
}

function recordsIn(line: Buffer | undefined): readonly HistoryRecord[] {
	const ops = line && decodeLine(line)?.ops
	return Array.isArray(ops) ? ops.flatMap((op) => recordOf(op) ?? []) : []
}
