import { expect, it } from 'vitest'
import { draw } from './draw.tsx'
import { pages } from './pages.ts'

const wordsOf = (lines: readonly string[]) => lines.join(' ').split(/\s+/)

/** What is said only where there is little room. */
const saidOfSize = wordsOf([
	'This question needs a larger terminal to be read whole; esc leaves it.',
])

const names = [
	'no connections',
	'connections',
	'a connection that cannot be used',
	'no tokens',
	'tokens of all',
	'no secrets',
	'secrets that could not be listed',
	'copy menu',
	'clean up',
] as const

it.each([
	[40, 15],
	[30, 8],
] as const)(
	'no line is drawn over another at %i×%i, also where a list is empty',
	async (columns, rows) => {
		const found: string[] = []
		for (const name of names) {
			const page = pages[name]
			// Where there is room for everything, no word can be made of two lines.
			const whole = new Set([...wordsOf(draw(await page(columns, 40))), ...saidOfSize])
			const odd = wordsOf(draw(await page(columns, rows))).filter((word) => !whole.has(word))
			if (odd.length > 0) found.push(`${name}: ${odd.join(' ')}`)
		}
		expect(found).toEqual([])
	},
)
