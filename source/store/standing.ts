import type { HistoryStatus } from '../work/ports.ts'

/** How the history stands, as its parts find out; what `status()` shows. */
export type Standing = {
	-readonly [Key in keyof Omit<HistoryStatus, 'notices'>]: HistoryStatus[Key]
} & {
	readonly notices: string[]
}

/** Adds something the user must be told, once. */
export function tell(standing: Standing, notice: string): void {
	if (!standing.notices.includes(notice)) standing.notices.push(notice)
}
