import { decodeLine, encodeLine } from './line.ts'
import type { Merger } from './merge.ts'
import { type HistoryRecord, recordOf, schemaVersion } from './record.ts'

/** What a line of a file turned out to be. */
export type LineFate =
	| 'merged'
	| 'older'
	| 'index'
	| 'broken'
	| 'newer'
	| { readonly endOf: number }

/** Records that belong together as one line: all of them are read back, or none. */
export function batchLine(records: readonly HistoryRecord[]): string {
	return encodeLine({ v: schemaVersion, ops: records })
}

/** A record of another version, given back as it was found. */
export function foreignLine(json: string): string {
	return encodeLine({ v: schemaVersion, ops: [JSON.parse(json)] })
}

/** Merges what stands in a line, and says what the line was. */
export function mergeLine(line: Buffer, into: Merger): LineFate {
	const body = decodeLine(line)
	if (!body || typeof body.v !== 'number') return 'broken'
	if (body.v > schemaVersion) return 'newer'
	if (typeof body.end === 'number') return { endOf: body.end }
	if (typeof body.index === 'object') return 'index'
	if (!Array.isArray(body.ops)) return 'broken'
	for (const op of body.ops) {
		const record = recordOf(op)
		if (record) into.add(record)
		else into.addForeign(JSON.stringify(op))
	}
	return body.v < schemaVersion ? 'older' : 'merged'
}
