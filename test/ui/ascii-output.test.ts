import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyText } from '../../source/app/keys/key-text.ts'
import { keyTable } from '../../source/app/keys/keys.ts'
import { sanitize } from '../../source/model/sanitize.ts'
import { textWidth } from '../../source/model/text-width.ts'
import { signs, stateLooks } from '../../source/ui/parts/theme.ts'
import { toAscii } from '../../source/ui/terminal/ascii-output.ts'

it('knows every sign of ours, and keeps states and keys apart', () => {
	const states = Object.values(stateLooks).map(({ sign }) => toAscii(sign))
	expect(new Set(states).size).toBe(states.length)
	for (const sign of Object.values(signs)) expect(toAscii(sign)).toMatch(/^[!-~]$/)
	for (const sign of Object.values(signs)) expect(toAscii(sign)).not.toBe('?')
	const shown = keyTable.flatMap(({ keys }) => keys.map(keyText)).map(toAscii)
	for (const text of shown) expect(text).toMatch(/^[!-~]+$/)
	const arrows = ['⏎', '←', '→', '↑', '↓'].map(toAscii)
	expect(new Set(arrows).size).toBe(arrows.length)
})

it('leaves escape sequences and letters without their accents', () => {
	expect(toAscii('\u001b[1m● Überprüfung 日本\u001b[22m')).toBe(
		'\u001b[1m* Uberprufung ????\u001b[22m',
	)
})

it('is ASCII, and takes the columns that the text took', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			const clean = sanitize(text).normalize('NFC')
			const ascii = toAscii(clean)
			expect(ascii).toMatch(/^[ -~]*$/)
			expect(textWidth(ascii)).toBe(textWidth(clean))
		}),
	)
})
