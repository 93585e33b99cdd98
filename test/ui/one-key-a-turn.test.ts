import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sanitize } from '../../source/model/sanitize.ts'
import { splitChunk, splitPaste } from '../../source/ui/terminal/one-key-a-turn.ts'

const down = '\u001b[B'
const printable = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
/** Anything a terminal could be made to send, but the key that is always heard. */
const anything = fc
	.string({ unit: 'binary', maxLength: 80 })
	.map((text) => text.replaceAll('\u0003', ''))

describe('where keys are commands', () => {
	it.each([
		['j', ['j']],
		['jjj', ['jjj']],
		[down, [down]],
		[down + down, [down, down]],
		['\r', ['\r']],
		['\r\r', ['\r', '\r']],
		// What Enter comes to before a program takes the terminal.
		['\n', ['\r']],
		['\r\n', []],
		['\u007f\u007f', ['\u007f', '\u007f']],
		['é', ['é']],
		['dy', []],
		['d\r', []],
		[`j${down}`, []],
		['3f9ady77c2r0nq1bTi4lcvs5e6uGg8h\n', []],
		['line one\rline two\r', []],
		['\u001bd', ['\u001bd']],
	])('%j comes to %j', (chunk, keys) => {
		expect(splitChunk(chunk, false)).toEqual(keys)
	})

	it('makes no key of a chunk with two different characters in it', () => {
		fc.assert(
			fc.property(printable, (text) => {
				fc.pre(new Set(text).size > 1)
				expect(splitChunk(text, false)).toEqual([])
			}),
		)
	})

	it('gives on whole what it gives on, and nothing else', () => {
		fc.assert(
			fc.property(anything, (chunk) => {
				const pieces = splitChunk(chunk, false)
				if (pieces.length > 0) expect(pieces.join('')).toBe(chunk.replaceAll('\n', '\r'))
				expect(new Set(pieces).size).toBeLessThanOrEqual(1)
			}),
		)
	})

	it('drops any paste', () => {
		fc.assert(fc.property(anything, (pasted) => splitPaste(pasted, false).length === 0))
	})
})

describe('where keys are text', () => {
	it.each([
		['abc', ['abc']],
		['日本 語', ['日本 語']],
		['\u007f\u007f', ['\u007f', '\u007f']],
		['ab\u007f\u007fc', ['ab', '\u007f', '\u007f', 'c']],
		['30d\r', ['30d', '\r']],
		['a\tb', ['a', '\t', 'b']],
		[`a${down}`, ['a', down]],
		['\u0014', ['\u0014']],
		// A line break before more text was pasted: it must not send the form off.
		['one\rtwo\r', ['onetwo']],
		['one\ntwo', ['onetwo']],
		// Alt with a letter, Delete, and NUL are nothing a field knows.
		['\u001bd', []],
		['\u001b[3~', []],
		['\u0000', []],
	])('%j comes to %j', (chunk, pieces) => {
		expect(splitChunk(chunk, true)).toEqual(pieces)
	})

	it('hears Enter at most once a chunk, and only at its end', () => {
		fc.assert(
			fc.property(anything, (chunk) => {
				const pieces = splitChunk(chunk, true)
				const enters = pieces.filter((piece) => piece.includes('\r'))
				expect(enters.length).toBeLessThanOrEqual(1)
				if (enters.length === 1) expect(chunk.endsWith('\r') && pieces.at(-1) === '\r').toBe(true)
			}),
		)
	})

	it('loses no letter of what is typed fast', () => {
		fc.assert(
			fc.property(printable, (text) => {
				fc.pre(!/\p{Cc}/u.test(text))
				expect(splitChunk(text, true)).toEqual([text])
			}),
		)
	})

	it('takes a paste as one line of printable text', () => {
		expect(splitPaste('  eyJh.eyJz.sig\r\n', true)).toEqual(['eyJh.eyJz.sig'])
		expect(splitPaste('one\r\ntwo\n', true)).toEqual(['onetwo'])
		expect(splitPaste('a  b\u001b[31mc\u202e', true)).toEqual(['a  bc'])
		expect(splitPaste('\r\n \n', true)).toEqual([])
		fc.assert(
			fc.property(anything, (pasted) => {
				for (const text of splitPaste(pasted, true)) {
					expect(sanitize(text)).toBe(text.replace(/ +/g, ' '))
					expect(text).toBe(text.trim())
				}
			}),
		)
	})
})

it('hears Ctrl-C in anything', () => {
	fc.assert(
		fc.property(anything, anything, fc.boolean(), (before, after, takesText) => {
			expect(splitChunk(`${before}\u0003${after}`, takesText)).toEqual(['\u0003'])
		}),
	)
})
