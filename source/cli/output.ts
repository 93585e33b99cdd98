import type { Paint } from './paint.ts'

/** Where a command's result goes, and how it and the faults are painted. */
export type Output = {
	/** Part of the result: text or one JSON object, with its last line break. */
	readonly result: (text: string) => void
	/** A line of a long result; false once nobody reads any more. */
	readonly line: (text: string) => Promise<boolean>
	readonly paint: Paint
	readonly errorPaint: Paint
}
