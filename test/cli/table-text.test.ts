import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coloured, paintFor, plain } from '../../source/cli/paint.ts'
import { tableText } from '../../source/cli/table-text.ts'
import { parseExpiry } from '../../source/cli/tokens/parse-expiry.ts'
import { sanitize } from '../../source/model/sanitize.ts'
import { textWidth } from '../../source/model/text-width.ts'
import { codeOf } from '../rest/outcomes.ts'

type Row = { readonly name: string; readonly left: string }
const columns = [
	{ title: 'NAME', cell: ({ name }: Row) => ({ text: name, tone: 'good' as const }) },
	{ title: 'EMPTY', cell: () => '' },
	{ title: 'LEFT', isRight: true as const, cell: ({ left }: Row) => left },
]

describe('a table', () => {
	it('is aligned by columns of the terminal, with wide characters and without empty columns', () => {
		const rows = [
			{ name: '漢字', left: '1d' },
			{ name: 'é́ab', left: '100d' },
			{ name: 'plain name', left: '' },
		]
		expect(tableText(columns, rows, plain).split('\n')).toEqual([
			'NAME        LEFT',
			'漢字          1d',
			'é́ab         100d',
			'plain name',
		])
	})

	it('is as wide painted as plain, whatever stands in it', () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map(sanitize)
		fc.assert(
			fc.property(fc.array(fc.record({ name: text, left: text }), { minLength: 1 }), (rows) => {
				const bare = tableText(columns, rows, coloured).replace(/\u001b\[\d+m/g, '')
				const widths = (table: string) => table.split('\n').map((line) => textWidth(line.trimEnd()))
				expect(widths(bare)).toEqual(widths(tableText(columns, rows, plain)))
			}),
		)
	})
})

describe('colour', () => {
	it('is for terminals that have any and people who want it', () => {
		expect(paintFor(true, {})('danger', 'x')).toBe('\u001b[31mx\u001b[39m')
		expect(paintFor(true, { NO_COLOR: '1' })('danger', 'x')).toBe('x')
		expect(paintFor(true, { TERM: 'dumb' })('danger', 'x')).toBe('x')
		expect(paintFor(false, {})('danger', 'x')).toBe('x')
	})
})

describe('an expiry that the user tells', () => {
	const nowMs = Date.UTC(2026, 10, 24)

	it.each([
		['2026-12-23T14:02:07Z', Date.UTC(2026, 11, 23, 14, 2, 7)],
		['2026-12-23 14:02+01:00', Date.UTC(2026, 11, 23, 13, 2)],
		['2026-12-23T14:02:07.5-0330', Date.UTC(2026, 11, 23, 17, 32, 7)],
		['1798034527', 1_798_034_527_000],
		['30d', nowMs + 30 * 86_400_000],
		['3600', nowMs + 3_600_000],
	])('may be %s', (text, atMs) => {
		expect(parseExpiry(text, nowMs)).toEqual({ ok: true, value: atMs / 1000 })
	})

	it.each(['2026-12-23', '2026-12-23T14:02:07', 'tomorrow', '2026-13-45T14:02:07Z', '', '-1'])(
		'may not be %j: nobody could say which instant that is',
		(text) => {
			expect(codeOf(parseExpiry(text, nowMs))).toBe('wrong-usage')
		},
	)
})
