import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asTheShellLeftIt, openTerminal } from '../pty/terminal.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'

/** Sizes people have, and now and then one that is too small for anything. */
const anySize = fc.record({
	columns: fc.oneof(
		{ weight: 4, arbitrary: fc.integer({ min: 40, max: 140 }) },
		fc.integer({ min: 2, max: 40 }),
	),
	rows: fc.oneof(
		{ weight: 4, arbitrary: fc.integer({ min: 12, max: 50 }) },
		fc.integer({ min: 1, max: 12 }),
	),
})

/** A screen to be on: the keys that lead there and what each shows, and what is seen there at any size. */
const screens = [
	{ keys: [], title: /^ tgtoken/, footer: /^ ⏎ tokens/ },
	{ keys: [['T', '› all tokens']], title: /all tokens/, footer: /^ ⏎ inspect/ },
	{
		keys: [
			['T', '› all tokens'],
			['\r', 'fingerprint'],
		],
		title: /›/,
		footer: /^ esc back/,
	},
	{ keys: [['?', 'Keys']], title: /^ tgtoken/, footer: /^ esc close/ },
	{ keys: [['n', 'Issue a token']], title: /^ tgtoken/, footer: /^ ⏎ issue/ },
] as const

/** Whether a screen of that size is whole: one title at its top, one footer at its foot, nothing of another size. */
function isWhole(
	screen: string,
	{ columns, rows }: Size,
	{ title, footer }: (typeof screens)[number],
) {
	const lines = screen.split('\n')
	if (columns < 30 || rows < 8)
		return /too small/.test(screen.replaceAll('\n', ' ')) || columns < 12
	const isFooter = (line: string) => footer.test(line)
	return (
		lines.length === rows &&
		title.test(lines[0] ?? '') &&
		isFooter(lines[rows - 2] ?? '') &&
		lines[rows - 1] === '' &&
		lines.filter(isFooter).length === 1
	)
}

type Size = { readonly columns: number; readonly rows: number }

test(
	'whatever size the terminal gets, on any screen, it is drawn whole, with nothing left of before',
	async () => {
		const sizes = fc.sample(anySize, { numRuns: rounds(20, 500), seed: 2026 })
		const each = Math.ceil(sizes.length / screens.length)
		for (const screen of screens) {
			const program = openTerminal({ args: ['--demo'], columns: 80, rows: 24 })
			const start = { columns: 80, rows: 24 }
			await program.untilShows('● 3.9.3')
			for (const [key, shows] of screen.keys) {
				program.write(key)
				await program.untilShows(shows)
			}
			await program.until((shown) => isWhole(shown, start, screen))
			for (const size of sizes.splice(0, each)) {
				program.resize(size.columns, size.rows)
				// What was there before may look whole too, until it is drawn anew; but it is wrapped where it was wider.
				await program.until((shown) => isWhole(shown, size, screen) && !program.isWrapped())
			}
			program.kill('SIGTERM')
			expect(await program.ended).toBe(143)
			expect(program.modes()).toEqual(asTheShellLeftIt)
		}
		figure('resizes in a real terminal', {
			screens: screens.length,
			resizes: rounds(20, 500),
			'lines too wide': 0,
			leftovers: 0,
		})
	},
	deadlineMs,
)
