import { type Line, lineOf } from '../parts/line.ts'
import { chop } from '../parts/wrap-words.ts'

/**
 * A token in the clear, alone on its lines from the first column on, so that it can be selected
 * with the mouse; and when it goes away again.
 */
export function revealLines(
	revealed: { readonly value: string; readonly untilMs: number },
	nowMs: number,
	columns: number,
): readonly Line[] {
	const seconds = Math.max(0, Math.ceil((revealed.untilMs - nowMs) / 1000))
	return [
		lineOf(` The token itself, hidden again in ${seconds}s:`, 'warning'),
		...chop(revealed.value, columns).map((part) => lineOf(part)),
		[],
	]
}
