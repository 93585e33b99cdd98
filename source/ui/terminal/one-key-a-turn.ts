import { cleanText } from '../parts/clean-text.ts'

/** Longest paste that is taken; the rest of a longer one is dropped. */
export const longestPaste = 16_384

/**
 * What one chunk of terminal input comes to, as pieces to be given on one a turn. Each piece is one
 * key, one run of text, or some presses of the same letter. Whole control sequences are expected:
 * what is cut off at the end of a chunk is the stream's to wait for.
 *
 * Where keys are commands, a chunk of different keys was not typed but pasted, and comes to nothing:
 * a pasted token must not run commands. Repeats of a held key are taken, and an Enter that was pressed
 * before the screens had the terminal, which then made a line feed of it. Where keys are text, the
 * text is one piece and each key another; only an Enter at the very end is one, since a line break
 * before more text is a pasted one. Ctrl-C is always heard.
 */
export function splitChunk(chunk: string, takesText: boolean): readonly string[] {
	if (chunk.includes('\u0003')) return ['\u0003']
	const keys = splitKeys(chunk)
	if (!takesText) {
		const [first] = keys
		if (first === undefined || keys.some((key) => key !== first)) return []
		if (first === '\n') return keys.map(() => '\r')
		return isControl(first) ? keys : [keys.join('')]
	}
	const last = keys.at(-1)
	const pieces: string[] = []
	let text = ''
	for (const key of keys) {
		if (!isControl(key)) {
			text += key
			continue
		}
		if (!isFieldKey(key)) continue
		if (text !== '') pieces.push(text)
		text = ''
		pieces.push(key)
	}
	if (text !== '') pieces.push(text)
	return last === '\r' && !keys.slice(0, -1).includes('\r') ? [...pieces, '\r'] : pieces
}

/** A bracketed paste as a field takes it, one line of printable text; nothing where keys are commands. */
export function splitPaste(pasted: string, takesText: boolean): readonly string[] {
	if (!takesText) return []
	const text = cleanText(pasted.slice(0, longestPaste).replace(/[\r\n]+/g, '')).trim()
	return text === '' ? [] : [text]
}

/** CSI and SS3 sequences, Alt with a key, or one character. */
const keyPattern = /\u001b\u001b?(?:\[\[?[0-?]*[ -/]*[@-~]|O[0-9;]*[@-~])|\u001b.|./gsu

function splitKeys(chunk: string): readonly string[] {
	return chunk.match(keyPattern) ?? []
}

function isControl(key: string): boolean {
	return /^[\u0000-\u001f\u007f-\u009f]/.test(key)
}

/**
 * Whether a key that is no text means something while a field has the keyboard. Enter is looked at
 * by itself. Alt with a letter and the Delete key do not: ink-text-input would insert the letter,
 * and take Delete for Backspace. Line feeds and NUL are remains of pastes.
 */
function isFieldKey(key: string): boolean {
	if (/^\u001b[^[O]/u.test(key) || key === '\u001b[3~') return false
	return key !== '\r' && key !== '\n' && key !== '\u0000'
}
