import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historyAsCsv, readHistoryCsv } from '../../source/model/history-csv.ts'
import { type HistoryExport, readHistoryExport } from '../../source/model/history-export.ts'
import { sanitize } from '../../source/model/sanitize.ts'
import type { TokenEvent } from '../../source/model/token-event.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((one) => sanitize(one))
const id = fc.constantFrom('1', '2', '3', '4', '5', '6').map((one) => `t${one}`)
const connection = (number: number) => ({
	id: `c${number}`,
	name: `=name "${number}", it`,
	url: 'http://127.0.0.1:9000',
	protocol: 'auto' as const,
	hasSecret: false,
	hasPassword: false,
	defaultLifetimeSeconds: 3600,
	production: false,
	readOnly: true,
	createdAtMs: 5,
})
const exported: fc.Arbitrary<HistoryExport> = fc
	.uniqueArray(
		fc.record({
			id,
			connectionId: fc.constantFrom('c1', 'c2'),
			events: fc.array(
				fc.record({
					id: fc.uuid(),
					atMs: fc.nat(2_000_000_000_000),
					kind: fc.constant('labelled' as const),
					label: text,
				}),
				{ minLength: 1, maxLength: 3 },
			),
			value: fc.constantFrom('abcdef', '-starts-like-a-formula', '=cmd'),
		}),
		{ selector: (token) => token.id },
	)
	.map((tokens) => ({
		format: 'tgtoken-history-1' as const,
		exportedAtMs: 0,
		connections: [connection(1), connection(2), connection(3)],
		current: tokens[0] ? { [tokens[0].connectionId]: tokens[0].id } : {},
		tokens,
	}))

describe('an exported history', () => {
	it('comes back as it was, from JSON and from CSV', () => {
		fc.assert(
			fc.property(exported, (one) => {
				expect(readHistoryExport(JSON.stringify(one))).toEqual({ ok: true, value: one })
				const back = readHistoryCsv(historyAsCsv(one, 1_700_000_000_000))
				expect(back).toEqual({
					ok: true,
					value: { ...one, connections: expect.arrayContaining([...one.connections]) },
				})
				expect(back.ok && back.value.connections).toHaveLength(3)
			}),
		)
	})

	it('says in its table when each token was issued, ends and ended', () => {
		const issuedAtMs = Date.UTC(2026, 10, 24, 17, 8, 5)
		const events: readonly TokenEvent[] = [
			{ id: 'e1', atMs: issuedAtMs - 900, kind: 'asked', action: 'issue', lifetimeSeconds: 86_400 },
			{
				id: 'e2',
				atMs: issuedAtMs,
				kind: 'issued',
				masked: 'abcd…wxyz',
				fingerprint: 'f1',
				form: 'opaque',
				lifetimeAskedSeconds: 86_400,
				expiresAtSeconds: issuedAtMs / 1000 + 86_400,
				expirySource: 'server',
			},
			{ id: 'e3', atMs: issuedAtMs + 60_000, kind: 'deleted', how: 'confirmed' },
		]
		const one: HistoryExport = {
			format: 'tgtoken-history-1',
			exportedAtMs: 0,
			connections: [connection(1)],
			current: {},
			tokens: [{ id: 't1', connectionId: 'c1', events }],
		}
		expect(historyAsCsv(one, issuedAtMs).split('\r\n')[1]).toContain(
			',abcd…wxyz,f1,2026-11-24T17:08:05Z,2026-11-25T17:08:05Z,2026-11-24T17:09:05Z,',
		)
	})

	it('has no cell that a spreadsheet takes for a formula', () => {
		fc.assert(
			fc.property(exported, (one) => {
				// Cell by cell, as RFC 4180 has it: what stands in quotes may hold commas and ends of lines.
				const cells = historyAsCsv(one, 0).match(/(?<=^|[,\n])(?:"(?:[^"]|"")*"|[^",\r\n]*)/g) ?? []
				expect(cells.length).toBeGreaterThanOrEqual(15 * (one.tokens.length + 2))
				expect(cells.filter((cell) => /^"?[=+@\t-]/.test(cell))).toEqual([])
			}),
		)
	})

	it('is read as a whole or not at all, whatever is put in its place', () => {
		const [token] = fc.sample(
			exported.filter(({ tokens }) => tokens.length > 0),
			1,
		)
		const whole = JSON.parse(JSON.stringify(token))
		const wrong = [
			'',
			'null',
			'[]',
			'{}',
			'"x"',
			JSON.stringify({ ...whole, format: 'tgtoken-history-2' }),
			JSON.stringify({ ...whole, tokens: [null] }),
			JSON.stringify({ ...whole, tokens: [{ ...whole.tokens[0], events: [] }] }),
			JSON.stringify({ ...whole, tokens: [{ ...whole.tokens[0], events: [{ id: 7 }] }] }),
			JSON.stringify({ ...whole, tokens: [{ ...whole.tokens[0], value: 7 }] }),
			JSON.stringify({ ...whole, connections: [{ ...whole.connections[0], graph: 7 }] }),
			JSON.stringify({ ...whole, connections: [{ id: 'c1' }] }),
		]
		for (const text of wrong) {
			expect(readHistoryExport(text).ok, text).toBe(false)
			expect(readHistoryCsv(text).ok, text).toBe(false)
		}
	})

	it('brings nothing along that a terminal obeys', () => {
		const [one] = fc.sample(
			exported.filter(({ tokens }) => tokens.length > 0),
			1,
		)
		const bad = JSON.stringify(one).replaceAll('127.0.0.1', '\\u001b[2J\\u202e')
		const read = readHistoryExport(bad)
		expect(JSON.stringify(read)).not.toMatch(/\\u001b|\u202e/)
		expect(read.ok).toBe(true)
	})
})
