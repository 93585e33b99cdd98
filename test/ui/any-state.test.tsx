import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { State } from '../../source/app/state.ts'
import { textWidth } from '../../source/model/text-width.ts'
import { draw } from './draw.tsx'
import { pages } from './pages.ts'

/** Names and labels as people and servers make them: wide, combined, hostile. */
const anyText = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.constantFrom(
		'日本語のラベル'.repeat(6),
		'👩‍👩‍👧‍👦 family',
		'🇩🇪🇫🇷',
		'e\u0301'.repeat(40),
		'\u001b[31mred\u001b[0m',
		'\u001b]0;title\u0007x',
		'\u202eabc\u200b',
		'a'.repeat(200),
	),
)

const size = fc.record({
	columns: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 28, max: 42 })),
	rows: fc.oneof(fc.integer({ min: 1, max: 45 }), fc.integer({ min: 7, max: 16 })),
})

/** The state with every label and every connection's name changed to these. */
function renamed(state: State, label: string, name: string): State {
	const tokens = [...state.history.tokens].map(([id, token]) => [id, { ...token, label }] as const)
	const connections = [...state.history.connections].map(
		([id, connection]) => [id, { ...connection, name, graph: label }] as const,
	)
	return {
		...state,
		history: {
			...state.history,
			tokens: new Map(tokens),
			lives: () => tokens.map(([, token]) => token),
			connections: new Map(connections),
		},
	}
}

it('no line is wider than the terminal, and one line stays free, whatever is shown', async () => {
	const names = Object.keys(pages) as (keyof typeof pages)[]
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...names),
			size,
			anyText,
			anyText,
			async (page, { columns, rows }, label, name) => {
				const lines = draw(renamed(await pages[page](columns, rows), label, name))
				expect(lines.length).toBeLessThanOrEqual(Math.max(1, rows - 1))
				for (const line of lines) {
					expect(textWidth(line)).toBeLessThanOrEqual(Math.max(2, columns))
					expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u202e]/)
				}
			},
		),
		{ numRuns: 40 },
	)
})
