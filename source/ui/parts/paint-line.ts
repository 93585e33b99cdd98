import { cleanText } from './clean-text.ts'
import type { Line, Piece } from './line.ts'
import type { Colour, Theme } from './theme.ts'

/** How a style begins and ends, as a terminal is told (ECMA-48, SGR). */
type Style = { readonly begin: number; readonly end: number }

const underlined: Style = { begin: 4, end: 24 }
const dim: Style = { begin: 2, end: 22 }
/** Ends with what is dim, and the other way round. */
const bold: Style = { begin: 1, end: 22 }

const colours: Readonly<Record<Colour, Style>> = {
	black: { begin: 30, end: 39 },
	red: { begin: 31, end: 39 },
	green: { begin: 32, end: 39 },
	yellow: { begin: 33, end: 39 },
	blue: { begin: 34, end: 39 },
	magenta: { begin: 35, end: 39 },
	cyan: { begin: 36, end: 39 },
	yellowBright: { begin: 93, end: 39 },
	blueBright: { begin: 94, end: 39 },
	cyanBright: { begin: 96, end: 39 },
}

/**
 * A line as a terminal is sent it, every text cleaned, and styles told where they change: the very bytes that Ink
 * would make of it.
 */
export function paintLine(line: Line, theme: Theme): string {
	let painted = ''
	let active: readonly Style[] = []
	for (const piece of line) {
		const text = cleanText(piece.text)
		if (text === '') continue
		const next = turned(active, stylesOf(piece, theme))
		painted += change(active, next) + text
		active = next
	}
	return painted + change(active, [])
}

function stylesOf({ tone = 'plain', ...piece }: Piece, theme: Theme): readonly Style[] {
	const paint = theme[tone]
	return [
		...(piece.underline ? [underlined] : []),
		...(piece.bold ? [bold] : []),
		...(paint.color ? [colours[paint.color]] : []),
		...(paint.dim ? [dim] : []),
	]
}

/** The styles that are wanted, those that go on first: in the order in which they were begun. */
function turned(active: readonly Style[], wanted: readonly Style[]): readonly Style[] {
	if (active.length === 0) return wanted
	const endsIntensity = active.some((style) => style.end === bold.end && !wanted.includes(style))
	const goOn = active.filter(
		(style) => wanted.includes(style) && !(endsIntensity && style.end === bold.end),
	)
	return [...goOn, ...wanted.filter((style) => !goOn.includes(style))]
}

/** What ends styles and begins others, and no more than that: a colour is ended by the next one. */
function change(from: readonly Style[], to: readonly Style[]): string {
	if (from.length === 0 && to.length === 0) return ''
	const over = from.filter((style) => !to.some((next) => isIn(style, next)))
	const endsIntensity = over.some(({ end }) => end === bold.end)
	const begun = to.filter(
		(style) => !from.includes(style) || (endsIntensity && style.end === bold.end),
	)
	const numbers = [...over.map(({ end }) => end).reverse(), ...begun.map(({ begin }) => begin)]
	return [...new Set(numbers)].map((number) => `\u001b[${number}m`).join('')
}

/** Whether a style goes on, or is at once replaced by one of its kind. */
function isIn(style: Style, next: Style): boolean {
	return style.end === bold.end ? style === next : style.end === next.end
}
