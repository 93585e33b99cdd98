/** One file of the history, as it was read from its first byte to its last. */
export type CheckedFile = {
	readonly name: string
	/** Lines that were whole, and lines that were not. */
	readonly whole: number
	readonly broken: number
	/**
	 * Whether it ends amid a line: a change that was never confirmed, because whoever wrote it was ended or
	 * is at it just now; or the rest of a line that was cut.
	 */
	readonly endsAmidLine: boolean
	/** Whether the history rests on it, or it was set aside. */
	readonly isInUse: boolean
}

/** What came of reading every file of the history and opening everything sealed. */
export type HistoryCheck = {
	readonly files: readonly CheckedFile[]
	readonly connections: number
	readonly tokens: number
	/** Ids of tokens of which some file says more, or something else, than what is shown. */
	readonly differing: readonly string[]
	/** Sealed texts that opened with the key at hand, and that did not. */
	readonly opened: number
	readonly shut: number
}

/** Whether everything is as it should be. */
export function isWell({ files, differing, shut }: HistoryCheck): boolean {
	const broken = files.some((file) => file.isInUse && file.broken > 0)
	return !broken && differing.length === 0 && shut === 0
}

/** What was found in any file of the folder, those that were set aside included, and written anew. */
export type HistoryRepair = {
	readonly files: readonly CheckedFile[]
	/** How many tokens were there before, and are there now. */
	readonly tokensBefore: number
	readonly tokensAfter: number
	/** Records that brought something which was not there before. */
	readonly recovered: number
}
