import type { State } from '../../app/state.ts'
import { type Line, wrapped } from '../parts/line.ts'
import { smallest } from './frame-layout.ts'

/** What stands in place of everything in a terminal that is too small. */
export function tooSmallLines({ columns, rows }: State): readonly Line[] {
	const text = `${columns}×${rows} is too small: tgtoken needs ${smallest.columns}×${smallest.rows}.`
	return wrapped(text, Math.max(2, columns)).slice(0, Math.max(1, rows - 1))
}
