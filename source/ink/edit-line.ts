/** A line of text that is being edited, cut in two where its cursor stands. */
export type EditedLine = { readonly before: string; readonly after: string }

/**
 * What a key that is no text makes of a line: the arrows, Home and End, and the keys that a shell's
 * own line has (Ctrl-A, E, B, F, D, K, U, W). Undefined for every other key, and where there is
 * nothing to be moved over or taken.
 *
 * Letters and Backspace are ink-text-input's, which only ever stands at the end of `before`.
 *
 * @param key as `keys-of-input.ts` spells it
 * @param byWord whether Ctrl, or Alt, was held with an arrow
 */
export function editLine(line: EditedLine, key: string, byWord = false): EditedLine | undefined {
	const { before, after } = line
	switch (key) {
		case 'left':
		case 'ctrl+b':
			return cutAt(line, before.length - lengthOf(byWord ? wordAtEnd : characterAtEnd, before))
		case 'right':
		case 'ctrl+f':
			return cutAt(line, before.length + lengthOf(byWord ? wordAtStart : characterAtStart, after))
		case 'home':
		case 'ctrl+a':
			return cutAt(line, 0)
		case 'end':
		case 'ctrl+e':
			return cutAt(line, before.length + after.length)
		case 'ctrl+u':
			return without(line, before.length, 0)
		case 'ctrl+k':
			return without(line, 0, after.length)
		case 'ctrl+w':
			return without(line, lengthOf(wordAtEnd, before), 0)
		case 'ctrl+d':
			return without(line, 0, lengthOf(characterAtStart, after))
		default:
			return undefined
	}
}

/** A character with the marks on it. */
const characterAtEnd = /\P{M}\p{M}*$|^\p{M}+$/u
const characterAtStart = /^.\p{M}*/su
/** A word, with the spaces between it and the cursor. */
const wordAtEnd = /\S*\s*$/
const wordAtStart = /^\s*\S*/

function lengthOf(pattern: RegExp, text: string): number {
	return pattern.exec(text)?.[0].length ?? 0
}

function cutAt({ before, after }: EditedLine, at: number): EditedLine | undefined {
	if (at === before.length) return undefined
	const text = before + after
	return { before: text.slice(0, at), after: text.slice(at) }
}

function without(line: EditedLine, ofBefore: number, ofAfter: number): EditedLine | undefined {
	if (ofBefore === 0 && ofAfter === 0) return undefined
	const { before, after } = line
	return { before: before.slice(0, before.length - ofBefore), after: after.slice(ofAfter) }
}
