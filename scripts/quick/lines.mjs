import { styledCharsFromTokens, styledCharsToString, tokenize } from '@alcalzone/ansi-tokenize'
import { plainCharacters } from '../../source/model/plain-characters.ts'

// What Ink finds out of each line of a text with each frame is found out once: most lines of a frame are those of the
// one before. Lines of many frames are not, and go.

const lines = new Map()
const mostLines = 500

const code = /(\u001b\[\d+m)/
const plain = new RegExp(`^(?:[${plainCharacters}]|\\u001b\\[\\d+m)*$`)
const ignorable = /^\p{Default_Ignorable_Code_Point}+$/u
const simple = /^(?:[^\p{Control}]|\u001b\[\d+m)*$/u

/** What is known of a line; the functions below find out more. */
export function lineOf(text) {
	const known = lines.get(text)
	if (known) return known
	if (lines.size >= mostLines) lines.clear()
	const isPlain = plain.test(text)
	const line = {
		text,
		/** Whether it has nothing but characters that are one column wide by themselves, and styles of one number each. */
		isPlain,
		/** Whether it has no other control characters than those of such styles, so that it stands for itself. */
		isSimple: isPlain || simple.test(text),
	}
	lines.set(text, line)
	return line
}

/** The lines of a text, where each of them is simple; else undefined. */
export function simpleLines(text) {
	const all = text.split('\n').map(lineOf)
	return all.every(({ isSimple }) => isSimple) ? all : undefined
}

/** A simple line as it is when Ink has taken out of it what must not be there: all but the order of marks is as it was. */
export function cleaned(line, sanitizeAnsi) {
	line.cleaned ??= line.isPlain ? line.text : sanitizeAnsi(line.text)
	return line.cleaned
}

/** The columns that a line takes. */
export function widthOf(line, stringWidth) {
	line.width ??= stringWidth(line.text)
	return line.width
}

/** Whether no style goes on behind a simple line. */
export function isClosed(line) {
	line.isClosed ??= !line.text.includes('\u001b') || lastStyles(line).length === 0
	return line.isClosed
}

function lastStyles(line) {
	const end = { type: 'char', value: '', fullWidth: false }
	return styledCharsFromTokens([...tokensOf(line), end]).at(-1).styles
}

/** A simple line as Ink writes it: of its styles, what is needed, and no character that can not be seen. */
export function written(line) {
	line.written ??= styledCharsToString(
		styledCharsFromTokens(tokensOf(line)).filter(({ value }) => !ignorable.test(value)),
	)
	return line.written
}

/** Of a plain line a run in one style is taken for one character. */
function tokensOf({ text, isPlain }) {
	if (!isPlain) return tokenize(text)
	return text.split(code).flatMap((part, index) => {
		if (index % 2 === 1) return tokenize(part)
		return part === '' ? [] : { type: 'char', value: part, fullWidth: false }
	})
}
