import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TokenEvent } from '../../source/model/token-event.ts'
import { tokenOf } from '../../source/model/token-of.ts'
import { tokenState } from '../../source/model/token-state.ts'
import { encodeLine } from '../../source/store/line.ts'
import { foldVersion, tablesOf, tokenRows } from '../../source/store/token-rows.ts'
import {
	filesIn,
	freshFolder,
	issueOf,
	labelOf,
	looking,
	opened,
	valueIn,
	wholeOf,
} from './store-world.ts'

const nowMs = 1_700_000_020_000

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const action = fc.constantFrom('issue', 'refresh', 'delete')
const seconds = fc.integer({ min: 1_699_990_000, max: 1_700_090_000 })
const event = fc
	.record({
		id: fc.uuid(),
		atMs: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_050_000 }),
		kind: fc.constantFrom(
			...['asked', 'issued', 'imported', 'refreshed', 'deleted', 'failed', 'lost', 'checked'],
			...['labelled', 'handed-out', 'of a newer version'],
		),
		action,
		lifetimeSeconds: maybe(fc.nat(100_000)),
		masked: fc.constantFrom('aaaa…bbbb', 'cccc…dddd'),
		fingerprint: fc.string({ maxLength: 12 }),
		form: fc.constantFrom('opaque', 'jwt'),
		expiresAtSeconds: seconds,
		expirySource: fc.constantFrom('server', 'jwt'),
		lifetimeAskedSeconds: maybe(fc.nat(100_000)),
		lifetimeGotSeconds: maybe(fc.nat(100_000)),
		replaces: maybe(fc.uuid()),
		replacedBy: maybe(fc.uuid()),
		how: fc.constantFrom('confirmed', 'already-gone'),
		accepted: fc.boolean(),
		label: fc.string(),
		code: fc.constant('timed-out'),
	})
	.map((one) => JSON.parse(JSON.stringify(one)) as TokenEvent)
const token = fc
	.record({
		id: fc.uuid(),
		connectionId: fc.constantFrom('c1', 'c2'),
		events: fc.array(event, { maxLength: 6 }),
		hasValue: fc.boolean(),
	})
	.map(tokenOf)

const distinct = fc.uniqueArray(token, { maxLength: 20, selector: ({ id }) => id })

describe('an index of tokens', () => {
	it('gives back every token as it was folded, and its events when they are asked for', () => {
		fc.assert(
			fc.property(distinct, (tokens) => {
				const asked: number[] = []
				let readings = 0
				const { lives, rest } = JSON.parse(JSON.stringify(tablesOf(tokens)))
				const readRest = () => {
					readings++
					return rest
				}
				const rows = tokenRows(lives, readRest, (row) => {
					asked.push(row)
					return tokens[row]?.events ?? []
				})
				expect(rows.count).toBe(tokens.length)
				for (const [row, token] of tokens.entries()) {
					expect(token).toMatchObject(rows.lifeAt(row))
					expect(tokenState(rows.lifeAt(row), nowMs)).toBe(tokenState(token, nowMs))
				}
				expect(readings).toBe(0)
				const read = tokens.map((_, row) => rows.tokenAt(row))
				expect(tokens.map(({ id }) => rows.rowOf(id))).toEqual(tokens.map((_, row) => row))
				expect(rows.rowOf('of no token')).toBeUndefined()
				expect(readings).toBeLessThan(2)
				expect(asked).toEqual([])
				expect(read).toEqual(tokens)
				expect(structuredClone(read)).toEqual(tokens)
				expect(asked).toHaveLength(tokens.length)
				expect(read.every((token, row) => token === rows.tokenAt(row))).toBe(true)
			}),
		)
	})

	it('has a number that goes up with every change of the fold', () => {
		const folded = fc.sample(token, { seed: 7, numRuns: 2000 })
		const digest = createHash('sha256').update(JSON.stringify(folded)).digest('hex').slice(0, 16)
		// When this fails, `tokenOf` makes something else of the same events than it did: give
		// `foldVersion` the next number, and this list the pair of that number and the new digest.
		expect([foldVersion, digest]).toEqual([3, '0ddf28c31675474d'])
	})
})

/** A history of three tokens in one snapshot and nothing in its journal. */
async function packedFolder(): Promise<string> {
	const folder = freshFolder()
	const history = await opened({ folder, compactWhen: () => true })
	for (const id of ['t1', 't2', 't3']) valueIn(await history.change(issueOf(id, `value of ${id}`)))
	valueIn(await history.change([labelOf('t2', 'two')]))
	await history.close()
	return folder
}

function newest(folder: string): string {
	const names = readdirSync(folder).filter((name) => /^history-\d+\.json$/.test(name))
	const numbers = names.map((name) => Number(/\d+/.exec(name)))
	return join(folder, `history-${Math.max(...numbers)}.json`)
}

/** Rewrites the lines of a snapshot, each given as its text without the comma. */
function rewrite(folder: string, change: (line: string) => string | undefined): void {
	const path = newest(folder)
	const lines = readFileSync(path, 'utf8').split('\n')
	const changed = lines.flatMap((line) => {
		const text = change(line.replace(/,$/, ''))
		return text === undefined ? [] : [line.endsWith(',') ? `${text},` : text]
	})
	writeFileSync(path, changed.join('\n'))
}

describe('a snapshot whose tokens are read when they are asked for', () => {
	it('holds what is there and takes changes, also when it goes into the next one unread', async () => {
		const folder = await packedFolder()
		const again = await opened({ folder, compactWhen: () => true })
		expect(again.view().tokens.get('t1')?.events).toHaveLength(2)
		expect(valueIn(await again.tokenValue('t3'))).toBe('value of t3')
		valueIn(await again.change([labelOf('t1', 'first')]))
		valueIn(await again.change(issueOf('t3', 'another value')))
		await again.close()
		await looking(folder, async (last) => {
			const { tokens } = last.view()
			expect([...tokens.values()].map(({ label }) => label)).toEqual(['first', 'two', ''])
			expect(tokens.get('t3')?.events).toHaveLength(4)
			expect(valueIn(await last.tokenValue('t1'))).toBe('value of t1')
			expect(valueIn(await last.tokenValue('t2'))).toBe('value of t2')
			expect(valueIn(await last.tokenValue('t3'))).toBe('another value')
		})
	})

	it('is the same history without its index', async () => {
		const folder = await packedFolder()
		const view = await looking(folder, wholeOf)
		rewrite(folder, (line) => (line.includes('"index":{') ? undefined : line))
		await looking(folder, (history) => {
			expect(history.status().notices).toEqual([])
			expect(wholeOf(history)).toEqual(view)
		})
		expect(filesIn(folder)[newest(folder).slice(folder.length + 1)]).not.toContain('"index":{')
		await looking(folder, (history) => history.change([labelOf('t1', 'any change')]))
		expect(filesIn(folder)[newest(folder).slice(folder.length + 1)]).toContain('"index":{')
	})

	it('is looked at without its index where it is verified, and made by its events where it is repaired', async () => {
		const folder = await packedFolder()
		const view = await looking(folder, wholeOf)
		rewrite(folder, (line) => {
			if (!line.includes('"index":{')) return line
			const { crc: _, ...body } = JSON.parse(line.replaceAll('1700003600', '1900003600'))
			return encodeLine(body)
		})
		expect(filesIn(folder)[newest(folder).slice(folder.length + 1)]).toContain('1900003600')
		await looking(folder, async (history) => {
			const { differing } = valueIn(await history.check())
			expect([...differing].sort()).toEqual(['t1', 't2', 't3'])
			valueIn(await history.repair())
			expect(wholeOf(history)).toEqual(view)
		})
		await looking(folder, (history) => expect(wholeOf(history)).toEqual(view))
	})
})

describe('a history of an older version', () => {
	it('is brought forward, and its files are kept as they were', async () => {
		const folder = await packedFolder()
		const view = await looking(folder, wholeOf)
		rewrite(folder, (line) => {
			if (line.includes('"index":{')) return undefined
			if (!line.startsWith('{"crc"')) return line
			const { crc: _, ...body } = JSON.parse(line)
			return encodeLine({ ...body, v: 1 })
		})
		const old = readFileSync(newest(folder), 'utf8')
		const name = newest(folder).slice(folder.length + 1)
		const kept = join(folder, name.replace('history-', 'history.before-2-'))
		await looking(folder, (history) => {
			expect(wholeOf(history)).toEqual(view)
			expect(history.status().notices).toEqual([
				`The history was written by an older tgtoken; it has been brought forward. The old files are kept as ${kept}.`,
			])
		})
		expect(readFileSync(kept, 'utf8')).toBe(old)
		await looking(folder, (history) => {
			expect(wholeOf(history)).toEqual(view)
			expect(history.status().notices).toEqual([])
		})
	})
})
