import type { State } from '../../app/state.ts'
import { type Line, lineOf, wrapped } from '../parts/line.ts'
import { chop } from '../parts/wrap-words.ts'

/**
 * Tokens the server handed out and the disk would not take, in the clear and without a frame, so
 * that they can be selected with the mouse. The last chance to keep them.
 */
export function unsavedLines({ unsaved, columns }: State): readonly Line[] {
	const room = columns - 1
	const [first] = unsaved
	const more = unsaved.length - 1
	return [
		lineOf(' This token is not stored', 'danger'),
		...wrapped(
			'The server handed it out and the disk would not take it: it is live, and nothing but this screen knows it. Copy it now, make room or mend the permissions, then import it with i.',
			room,
			'plain',
			' ',
		),
		[],
		...(first
			? [
					lineOf(` of ${first.connectionName}:`, 'dim'),
					...chop(first.value, columns).map((part) => lineOf(part, 'warning')),
				]
			: []),
		...(more > 0
			? [[], lineOf(` and ${more} more: L lets go of this one and shows the next.`, 'dim')]
			: []),
	]
}
