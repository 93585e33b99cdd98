import type { HistoryStatus } from '../work/ports.ts'
import { StoreFault } from './store-fault.ts'

/** How the history stands, as its parts find out. */
export type Standing = {
	readonly folder: string
	/** In words: `file 0600`. */
	keyPlace: string
	/** Set when nothing can be written: the cause, to stand within a sentence. */
	readOnlyCause?: string
	readonly notices: string[]
}

/** Adds something the user must be told, once. */
export function tell(standing: Standing, notice: string): void {
	if (!standing.notices.includes(notice)) standing.notices.push(notice)
}

/** Throws a `StoreFault` where nothing can be written. */
export function assertWritable({ folder: place, readOnlyCause: detail }: Standing): void {
	if (detail !== undefined) throw new StoreFault({ code: 'history-read-only', place, detail })
}

/** What `status()` shows. */
export function statusOf({ folder, keyPlace, readOnlyCause, notices }: Standing): HistoryStatus {
	return {
		folder,
		keyPlace,
		notices: [...notices],
		...(readOnlyCause === undefined
			? {}
			: { readOnlyBecause: `The history is only read: ${readOnlyCause}.` }),
	}
}
