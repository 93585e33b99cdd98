import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textWidth } from '../../source/model/text-width.ts'
import { chop, wrapWords } from '../../source/ui/parts/wrap-words.ts'

const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 })).map((each) => each.join(' '))

it('breaks between words, and inside one only where it must', () => {
	expect(wrapWords('one two three', 8)).toEqual(['one two', 'three'])
	expect(wrapWords('abcdefgh ij', 3)).toEqual(['abc', 'def', 'gh', 'ij'])
	expect(wrapWords('日本語', 4)).toEqual(['日本', '語'])
	expect(wrapWords('', 10)).toEqual([''])
})

it('makes no line wider than told and loses no letter', () => {
	fc.assert(
		fc.property(words, fc.integer({ min: 2, max: 40 }), (text, columns) => {
			const lines = wrapWords(text, columns)
			for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns)
			expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
		}),
	)
})

it('cuts a token anywhere, so that it can be put together again', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme' }),
			fc.integer({ min: 2, max: 40 }),
			(text, columns) => {
				expect(chop(text, columns).join('')).toBe(text)
			},
		),
	)
})
