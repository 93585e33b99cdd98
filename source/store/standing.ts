import type { HistoryStatus } from '../work/ports.ts'

/** How the history stands, as its parts find out. */
export type Standing = {
	readonly folder: string
	readonly keyPlace: string
	/** Set when nothing can be written: the cause, to stand within a sentence. */
	readOnlyCause?: string
	readonly notices: string[]
}

/** Adds something the user must be told, once. */
export function tell(standing: Standing, notice: string): void {
	if (!standing.notices.includes(notice)) standing.notices.push(notice)
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
