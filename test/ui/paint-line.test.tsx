import fc from 'fast-check'
import { Text } from 'ink'
import { render } from 'ink-testing-library'
import { describe, expect, it } from 'vitest'
import { paintLine } from '../../source/ui/parts/paint-line.ts'
import {
	classicTheme,
	colourlessTheme,
	darkTheme,
	lightTheme,
	type Theme,
	type Tone,
} from '../../source/ui/parts/theme.ts'

const tones: readonly Tone[] = ['plain', 'dim', 'accent', 'good', 'warning', 'danger', 'unsure']

describe('a painted line', () => {
	it('tells a style where it begins and where it ends', () => {
		const line = [
			{ text: 'NAME', tone: 'dim' as const },
			{ text: ' ' },
			{ text: '▸ ', tone: 'accent' as const, bold: true },
			{ text: 'prod', tone: 'accent' as const },
		]
		expect(paintLine(line, darkTheme)).toBe(
			'\u001b[2mNAME\u001b[22m \u001b[1m\u001b[36m▸ \u001b[22mprod\u001b[39m',
		)
		expect(paintLine(line, colourlessTheme)).toBe(
			'\u001b[2mNAME\u001b[22m \u001b[1m▸ \u001b[22mprod',
		)
	})

	it('tells the terminal nothing that its texts hold', () => {
		expect(paintLine([{ text: 'a\u001b[2Jb\u0007' }], darkTheme)).not.toMatch(/[\u001b\u0007]/)
	})

	it('is what Ink makes of it, byte for byte', () => {
		const piece = fc.record(
			{
				text: fc.stringMatching(/^[a-z ●▸…·]{0,8}$/),
				tone: fc.constantFrom(...tones),
				bold: fc.boolean(),
				underline: fc.boolean(),
			},
			{ requiredKeys: ['text'] },
		)
		const theme = fc.constantFrom<Theme>(darkTheme, lightTheme, classicTheme, colourlessTheme)
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 8 }), theme, (line, theme) => {
				const painted = paintLine(line, theme)
				expect(inkOf(painted)).toBe(painted.trimEnd())
			}),
		)
	})
})

function inkOf(text: string): string | undefined {
	const { lastFrame, unmount } = render(<Text>{text}</Text>)
	const frame = lastFrame()
	unmount()
	return frame
}
