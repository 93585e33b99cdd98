// Stands in the bundle for the Intl.Segmenter of the packages that lay out text.

/**
 * One column wide each, and each a grapheme by itself whatever stands beside it: ASCII, Latin-1 without the soft
 * hyphen, and the punctuation, arrows, lines and shapes that the screens draw.
 */
const plain =
	' -~\\xa0-\\xac\\xae-\\xff\\u2010-\\u2027\\u203a\\u2190-\\u2193\\u2264\\u23ce\\u2500-\\u25fc\\u2605\\u2713\\u2717'
const plainOnly = new RegExp(`^[${plain}]*$`)
// Escape sequences and line feeds too: what begins one never joins what is before or after it.
const plainOrEscapes = new RegExp(`^[${plain}\\x1b\\n]*$`)

/** Whether a text has as many columns as characters. */
export const isPlain = (text) => plainOnly.test(text)

let segmenter

/**
 * The graphemes of a text, as Intl.Segmenter gives them. Making one of those takes Node as long as laying out a
 * frame, so that is left until a text comes that needs it.
 */
export const graphemes = {
	segment(text) {
		if (!plainOrEscapes.test(text)) {
			segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
			return segmenter.segment(text)
		}
		const all = Array.from(text, (segment, index) => ({ segment, index, input: text }))
		return Object.assign(all, { containing: (index = 0) => all[index] })
	},
}
