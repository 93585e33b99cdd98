import { describe, expect, it } from 'vitest'
import { darkTheme, lightTheme, type Theme, type Tone } from '../../source/ui/parts/theme.ts'

type Vector = readonly [number, number, number]

/** xterm's own sixteen colours, as far as the themes use them. */
const palette: Readonly<Record<string, Vector>> = {
	black: [0, 0, 0],
	red: [205, 0, 0],
	blue: [0, 0, 238],
	magenta: [205, 0, 205],
	cyan: [0, 205, 205],
	yellowBright: [255, 255, 0],
	blueBright: [92, 92, 255],
	cyanBright: [0, 255, 255],
	whiteBright: [255, 255, 255],
}

/** How colours look to people (Machado, Oliveira, Fernandes 2009, severity 1), on linear RGB. */
const eyes: Readonly<Record<string, readonly [Vector, Vector, Vector]>> = {
	all: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1],
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
}

const linear = (name: string): Vector => {
	const channel = (value: number) =>
		value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
	const [red, green, blue] = palette[name] ?? [NaN, NaN, NaN]
	return [channel(red), channel(green), channel(blue)]
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const seen = (rows: readonly [Vector, Vector, Vector], color: Vector): Vector => {
	const one = (row: Vector) => Math.min(1, Math.max(0, dot(row, color)))
	return [one(rows[0]), one(rows[1]), one(rows[2])]
}
const brightness = (color: Vector) => dot([0.2126, 0.7152, 0.0722], color)

/** CIE L*a*b*, in which distance is how different two colours look. */
function lab(color: Vector): Vector {
	const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
	const x = f(dot([0.4124, 0.3576, 0.1805], color) / 0.9505)
	const y = f(brightness(color))
	const z = f(dot([0.0193, 0.1192, 0.9505], color) / 1.089)
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const colorOf = (theme: Theme, tone: Tone) => theme[tone].color ?? 'none'

describe.each([
	['dark', darkTheme, 'black'],
	['light', lightTheme, 'whiteBright'],
] as const)('the %s theme', (_, theme, background) => {
	it.each(Object.entries(eyes))('shows states and faults apart, to eyes: %s', (_, rows) => {
		const tones = (['good', 'warning', 'danger', 'unsure'] as const).map((tone) =>
			lab(seen(rows, linear(colorOf(theme, tone)))),
		)
		for (const [index, one] of tones.entries()) {
			for (const other of tones.slice(0, index)) {
				expect(Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])).toBeGreaterThan(
					30,
				)
			}
		}
	})

	it('stands out from its background (WCAG 2, 3:1)', () => {
		for (const tone of ['accent', 'good', 'warning', 'danger', 'unsure'] as const) {
			const both = [linear(colorOf(theme, tone)), linear(background)].map(brightness)
			expect((Math.max(...both) + 0.05) / (Math.min(...both) + 0.05), tone).toBeGreaterThan(3)
		}
	})
})
