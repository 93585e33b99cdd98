// Stands in the bundle for the Intl.Segmenter of the packages that lay out text.
import { plainCharacters } from '../../source/model/plain-characters.ts'

// Escape sequences and line feeds too: what begins one never joins what is before or after it.
const plainOrEscapes = new RegExp(`^[${plainCharacters}\\x1b\\n]*$`)

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
		const all = new Array(text.length)
		for (let index = 0; index < text.length; index++) {
			all[index] = { segment: text[index], index, input: text }
		}
		return Object.assign(all, { containing: (index = 0) => all[index] })
	},
}
