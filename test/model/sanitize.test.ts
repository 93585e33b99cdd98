import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sanitize, sanitizeTo } from '../../source/model/sanitize.ts'

/** Controls, format characters (bidi, zero-width, tags), private use, unassigned, lone surrogates. */
const dangerous = /[\p{C}\u2028\u2029\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5\ufe00-\ufe0f]/u

describe('text that did not come from this program', () => {
	it('never keeps a control, bidi or zero-width character, whatever it is', () => {
		const nasty = fc.array(
			fc.oneof(
				fc.string({ unit: 'binary' }),
				fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
				fc.constantFrom(
					'\u001b[31m',
					'\u001b]8;;http://x\u0007',
					'\u009b1A',
					'\u202e',
					'\u200b',
					'\u2066',
					'\ufeff',
					'\u{e0041}',
				),
			),
			{ maxLength: 20 },
		)
		fc.assert(
			fc.property(nasty, (parts) => {
				expect(sanitize(parts.join(''))).not.toMatch(dangerous)
				expect(sanitizeTo(parts.join(''), 10)).not.toMatch(dangerous)
			}),
			{ numRuns: 1000 },
		)
	})

	it.each([
		['plain text, 漢字, é, 🚀', 'plain text, 漢字, é, 🚀'],
		['two\nlines\tand a tab', 'two lines and a tab'],
		['\u001b[31mred\u001b[0m', 'red'],
		['a\u001b]0;title\u0007b', 'ab'],
		['a\u009b2Jb', 'ab'],
		['safe\u202etxt.exe', 'safetxt.exe'],
		['zero\u200bwidth\u2060\ufeff', 'zerowidth'],
		['tag\u{e0041}\u{e0042}', 'tag'],
		['variation\ufe0f\u{e0100}', 'variation'],
	])('%j becomes %j', (text, clean) => {
		expect(sanitize(text)).toBe(clean)
	})

	it('is cut to a length in characters, never within one', () => {
		expect(sanitizeTo('🚀🚀🚀🚀', 3)).toBe('🚀🚀…')
		expect(sanitizeTo('abc', 3)).toBe('abc')
		expect([...sanitizeTo('x'.repeat(1e7), 80)]).toHaveLength(80)
	})
})
