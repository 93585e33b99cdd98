import { characterWidth } from '../../model/text-width.ts'
import { changedOutput } from './changed-output.ts'

/** What stands in the place of each sign that the screens draw; one column for one column. */
const plainSigns: Readonly<Record<string, string>> = {
	'●': '*',
	'◐': '%',
	'○': 'o',
	'×': 'x',
	'★': '@',
	'↻': '&',
	'▸': '>',
	'▪': '#',
	'›': '>',
	'◌': ':',
	'✓': '+',
	'✗': '!',
	'⚠': '!',
	'·': '.',
	'•': '*',
	'…': '~',
	'–': '-',
	'—': '-',
	'≤': '<',
	'≥': '>',
	'’': "'",
	'‘': "'",
	'“': '"',
	'”': '"',
	'⏎': '<',
	'←': '{',
	'→': '}',
	'↑': '^',
	'↓': '_',
	'━': '=',
	'─': '-',
	'│': '|',
	'╭': '+',
	'╮': '+',
	'╰': '+',
	'╯': '+',
}

/**
 * A text in plain ASCII that takes the same columns: our own signs by ones that are alike, letters
 * without their accents, and a question mark for each column of everything else. Escape sequences
 * are ASCII and stay as they are.
 */
export function toAscii(text: string): string {
	return text.normalize('NFC').replace(/[^\u0000-\u007f]/gu, (character) => {
		const sign = plainSigns[character]
		if (sign !== undefined) return sign
		const [base = ''] = character.normalize('NFD')
		if (/[\u2580-\u259f]/.test(character)) return '#'
		return /[a-z]/i.test(base) ? base : '?'.repeat(characterWidth(character))
	})
}

/** A terminal that is written to in ASCII only. */
export function asciiOutput(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
	return changedOutput(stdout, toAscii)
}
