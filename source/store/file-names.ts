import { schemaVersion } from './record.ts'

/** The sealing key's file. */
export const keyName = 'key'

/** What the screens remember; no part of the history. */
export const rememberedName = 'remembered.json'

/** The snapshot that holds everything of the journals with a lower number. */
export const snapshotName = (generation: number) => `history-${generation}.json`

/** The journal that changes are appended to until the snapshot of the next number. */
export const journalName = (generation: number) => `journal-${generation}.jsonl`

/** A name nobody else uses, for a file that is being made. */
export const temporaryName = (name: string, random: string) => `${name}.${random}.tmp`

/** Where a damaged file is put: `history.corrupt-2026-11-24T02-15-00-123Z-7.json`. */
export function corruptName(name: string, nowMs: number): string {
	const time = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
	const [, stem, number, ending] = /^([a-z]+)-(\d+)(\..+)$/.exec(name) ?? ['', name, '0', '']
	return `${stem}.corrupt-${time}-${number}${ending}`
}

/** Where a file of an older version is kept: `history.before-2-7.json` came before layout 2. */
export function keptName(name: string): string {
	return name.replace(/^([a-z]+)-/, `$1.before-${schemaVersion}-`)
}

/** The store's files in a folder, numbers ascending. */
export type Listing = {
	readonly snapshots: readonly number[]
	readonly journals: readonly number[]
	/** What a process that ended half-way left behind. */
	readonly temporary: readonly string[]
	/** Every other file of the store, damaged ones that were set aside included. */
	readonly lasting: readonly string[]
}

/** Sorts the names in a folder; anything else in there is none of our business. */
export function listingOf(names: readonly string[]): Listing {
	const numbers = (pattern: RegExp) =>
		names
			.flatMap((name) => pattern.exec(name)?.[1] ?? [])
			.map(Number)
			.sort((a, b) => a - b)
	const temporary = names.filter((name) =>
		/^(key|remembered\.json|history[-.][\w-]+\.json|journal[-.][\w-]+\.jsonl)\.[0-9a-z]+\.tmp$/.test(
			name,
		),
	)
	const lasting = names.filter((name) =>
		/^(key|remembered\.json|history[-.][\w-]+\.json|journal[-.][\w-]+\.jsonl)$/.test(name),
	)
	return {
		snapshots: numbers(/^history-([1-9]\d{0,14})\.json$/),
		journals: numbers(/^journal-([1-9]\d{0,14})\.jsonl$/),
		temporary,
		lasting,
	}
}

/** Whether a file holds records: snapshots and journals, those that were set aside included. */
export function isRecordFile(name: string): boolean {
	return /^(?:history[-.][\w-]+\.json|journal[-.][\w-]+\.jsonl)$/.test(name)
}

/** The highest number, 0 for none. */
export const last = (numbers: readonly number[]) => numbers.at(-1) ?? 0
