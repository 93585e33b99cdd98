import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sanitize } from '../../source/model/sanitize.ts'
import { cleanText } from '../../source/ui/parts/clean-text.ts'

/** What is promised, said without any short cut. */
function cleaned(text: string): string {
	return text
		.split(/( +)/)
		.map((part) => (part.startsWith(' ') ? part : sanitize(part)))
		.join('')
}

it('takes out of any text what sanitising does, and leaves its spaces as they are', () => {
	for (let code = 0; code <= 0xffff; code++) {
		const character = String.fromCharCode(code)
		const text = `a  ${character} ●${character}`
		if (cleanText(text) !== cleaned(text)) expect(cleanText(text)).toBe(cleaned(text))
	}
	const piece = fc.constantFrom(
		' ',
		'  ',
		'\u00a0',
		'\t',
		'▇',
		'·',
		'\u00ad',
		'\u200b',
		'漢',
		'\u001b[31m',
	)
	const texts = fc
		.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })))
		.map((all) => all.join(''))
	fc.assert(
		fc.property(texts, (text) => {
			expect(cleanText(text)).toBe(cleaned(text))
		}),
	)
})
