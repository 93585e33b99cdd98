import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeLine } from '../../source/store/line.ts'
import { openHistory } from '../../source/store/open-history.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'
import {
	aConnection,
	faultIn,
	filesIn,
	freshFolder,
	issueOf,
	labelOf,
	looking,
	opened,
	temporaryFolder,
	valueIn,
	wholeOf,
} from './store-world.ts'

const tokenIds = ['t1', 't2', 't3', 't4', 't5', 't6']

/** A history of six tokens, in a snapshot, the one before it, and their journals. */
async function compactedFolder(): Promise<string> {
	const folder = freshFolder()
	for (const id of tokenIds) {
		const history = await opened({ folder, compactWhen: () => Number(id.slice(1)) % 2 === 0 })
		const credentials = { secret: `secret after ${id}` }
		const connection = aConnection()
		valueIn(await history.change([{ kind: 'connection', connection, credentials }]))
		valueIn(await history.change(issueOf(id, `value of ${id}`)))
		await history.close()
	}
	const history = await opened({ folder, compactWhen: () => false })
	valueIn(await history.change([labelOf('t1', 'the last change')]))
	await history.close()
	return folder
}

function newestSnapshot(folder: string): string {
	const names = Object.keys(filesIn(folder)).filter((name) => /^history-\d+\.json$/.test(name))
	return names.sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b))).at(-1) ?? ''
}

describe('a journal cut short', () => {
	it(
		'keeps every whole line and takes new ones, wherever it was cut',
		async () => {
			const folder = freshFolder()
			const history = await opened({ folder })
			const ids = ['t1', 't2', 't3']
			for (const id of ids) valueIn(await history.change(issueOf(id, id)))
			await history.close()
			const journal = readFileSync(join(folder, 'journal-1.jsonl'))
			const ends = [...journal.toString('latin1').matchAll(/}\n/g)].map(({ index }) => index + 1)
			for (let length = journal.length; length >= 0; length -= rounds(61, 1)) {
				const copy = freshFolder()
				cpSync(folder, copy, { recursive: true })
				writeFileSync(join(copy, 'journal-1.jsonl'), journal.subarray(0, length))
				const whole = ends.filter((end) => end <= length).length
				await looking(copy, async (again) => {
					expect([...again.view().tokens.keys()]).toEqual(ids.slice(0, whole))
					valueIn(await again.change(issueOf('t9', 'nine')))
				})
				await looking(copy, async (again) => {
					expect([...again.view().tokens.keys()]).toEqual([...ids.slice(0, whole), 't9'])
					expect(valueIn(await again.tokenValue('t9'))).toBe('nine')
				})
			}
			figure('a journal cut at every byte', {
				cuts: rounds(journal.length / 61, journal.length) | 0,
			})
		},
		deadlineMs,
	)
})

describe('a damaged snapshot', () => {
	it.each([
		['cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
		['empty', () => Buffer.alloc(0)],
		['full of zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
		['null', () => Buffer.from('null')],
		['somebody else’s JSON', () => Buffer.from('{"tokens":[]}\n')],
		['without its last record', (bytes: Buffer) => withoutLine(bytes, -6)],
		['without its end', (bytes: Buffer) => withoutLine(bytes, -3)],
	])('is set aside and all of it restored: %s', async (_, damage) => {
		const folder = await compactedFolder()
		const name = newestSnapshot(folder)
		const damaged = damage(readFileSync(join(folder, name)))
		writeFileSync(join(folder, name), damaged)
		const nowMs = Date.UTC(2026, 10, 24, 2, 15, 0, 123)
		const history = await opened({ folder, nowMs: () => nowMs })
		const kept = `history.corrupt-2026-11-24T02-15-00-123Z-${/\d+/.exec(name)}.json`
		expect(history.status().notices).toEqual([
			`${join(folder, name)} was damaged. Restored from what was whole in it, the snapshot before it and the journals: 1 connection and 6 tokens. The damaged file is kept as ${join(folder, kept)}.`,
		])
		expect(readFileSync(join(folder, kept))).toEqual(damaged)
		expect([...history.view().tokens.keys()].sort()).toEqual(tokenIds)
		expect(history.view().tokens.get('t1')?.label).toBe('the last change')
		expect(valueIn(await history.tokenValue('t5'))).toBe('value of t5')
		await history.close()
		await looking(folder, async (again) => {
			expect(again.status().notices).toEqual([])
			expect([...again.view().tokens.keys()].sort()).toEqual(tokenIds)
			expect(valueIn(await again.credentials(aConnection().id))).toEqual({
				secret: 'secret after t6',
			})
		})
	})

	it('is only reported where nothing can be written', async () => {
		const folder = await compactedFolder()
		const name = newestSnapshot(folder)
		writeFileSync(join(folder, name), 'rubbish')
		writeFileSync(join(folder, 'journal-99.jsonl'), `${encodeLine({ v: 3, ops: [] })}\n`)
		const before = filesIn(folder)
		await looking(folder, (history) => {
			expect(history.status().notices).toContain(`${name} in ${folder} is damaged.`)
			expect(history.view().tokens.size).toBe(6)
		})
		expect(filesIn(folder)).toEqual(before)
	})
})

describe('a file of many megabytes that is none of ours', () => {
	const megabytes = rounds(5, 50)

	it.each([
		['one line without an end', () => Buffer.alloc(megabytes * 1e6, 'x')],
		['zeros', () => Buffer.alloc(megabytes * 1e6)],
		['lines of JSON', () => Buffer.alloc(megabytes * 1e6, '{"crc":"00000000","v":1}\n')],
	])(
		'in the place of a snapshot, or behind a journal, is kept and read past: %s',
		async (_, make) => {
			const folder = await compactedFolder()
			const name = newestSnapshot(folder)
			const journal = name.replace('history-', 'journal-').replace('.json', '.jsonl')
			writeFileSync(join(folder, name), make())
			writeFileSync(join(folder, journal), Buffer.concat([Buffer.from('\n'), make()]), {
				flag: 'a',
			})
			const history = await opened({ folder })
			expect([...history.view().tokens.keys()].sort()).toEqual(tokenIds)
			expect(history.view().tokens.get('t1')?.label).toBe('the last change')
			expect(history.status().notices.length).toBeGreaterThan(0)
			valueIn(await history.change([labelOf('t2', 'on it goes')]))
			await history.close()
			const sizes = readdirSync(folder).map((file) => statSync(join(folder, file)).size)
			expect(sizes.filter((size) => size >= megabytes * 1e6).length).toBeGreaterThan(1)
			await looking(folder, (again) => {
				expect(again.view().tokens.get('t2')?.label).toBe('on it goes')
			})
		},
	)
})

describe('a damaged journal', () => {
	it('loses the damaged line alone, is kept, and is not read again', async () => {
		const folder = freshFolder()
		const history = await opened({ folder })
		for (const id of tokenIds) valueIn(await history.change(issueOf(id, id)))
		await history.close()
		const path = join(folder, 'journal-1.jsonl')
		const damaged = readFileSync(path, 'utf8').replace('"id":"t3"', '"id":"t8"')
		writeFileSync(path, damaged)
		const rest = tokenIds.filter((id) => id !== 't3')
		await looking(folder, (again) => {
			expect([...again.view().tokens.keys()]).toEqual(rest)
			expect(again.status().notices).toHaveLength(1)
			const [notice = ''] = again.status().notices
			expect(notice).toContain('had lines that were not whole. All others were read')
			const kept = /kept as (.+)\.$/.exec(notice)?.[1] ?? ''
			expect(readFileSync(kept, 'utf8')).toBe(damaged)
		})
		await looking(folder, (again) => {
			expect(again.status().notices).toEqual([])
			expect([...again.view().tokens.keys()]).toEqual(rest)
		})
	})

	it('that is gone is said to be', async () => {
		const { rmSync } = await import('node:fs')
		const folder = await compactedFolder()
		const generation = /\d+/.exec(newestSnapshot(folder))
		rmSync(join(folder, `journal-${generation}.jsonl`))
		const history = await opened({ folder })
		expect(history.status().notices).toEqual([
			`journal-${generation}.jsonl in ${folder} is not there; what stood in none but it is lost.`,
		])
		valueIn(await history.change([labelOf('t2', 'on it goes')]))
		await history.close()
		await looking(folder, (again) => {
			expect(again.view().tokens.get('t2')?.label).toBe('on it goes')
		})
	})
})

describe('a history of a newer version', () => {
	it('is read as far as it is understood, and not written to', async () => {
		const folder = await compactedFolder()
		const journal = `journal-${/\d+/.exec(newestSnapshot(folder))}.jsonl`
		const newer = encodeLine({ v: 3, ops: [{ op: 'token', token: 'in another form' }] })
		writeFileSync(join(folder, journal), `\n${newer}\n`, { flag: 'a' })
		const before = filesIn(folder)
		const history = await opened({ folder })
		expect(history.status().readOnlyBecause).toBe(
			'The history is only read: it was written by a newer version of tgtoken.',
		)
		expect(history.view().tokens.size).toBe(6)
		expect(valueIn(await history.tokenValue('t1'))).toBe('value of t1')
		expect(faultIn(await history.change([labelOf('t1', 'x')])).code).toBe('history-read-only')
		await history.close()
		expect(filesIn(folder)).toEqual(before)
	})
})

describe('a lost or damaged key', () => {
	const lost = async () => {
		const { rmSync } = await import('node:fs')
		const folder = await compactedFolder()
		const key = readFileSync(join(folder, 'key'))
		rmSync(join(folder, 'key'))
		return { folder, key }
	}

	it('is said at the start, and what it sealed stays shut', async () => {
		const { folder } = await lost()
		await looking(folder, async (history) => {
			expect(history.status().notices).toEqual([
				`The key file ${join(folder, 'key')} is gone: stored tokens, secrets and passwords stay shut.`,
			])
			expect(faultIn(await history.tokenValue('t1')).code).toBe('token-not-held')
			expect(faultIn(await history.credentials(aConnection().id)).code).toBe('key-unreadable')
		})
		expect(existsSync(join(folder, 'key'))).toBe(false)
	})

	it('is followed by a key of another number, said when it is made', async () => {
		const { folder, key } = await lost()
		await looking(folder, async (history) => {
			valueIn(await history.change(issueOf('t9', 'nine')))
			expect(history.status().notices.at(-1)).toMatch(/^A new key was made in /)
			expect(valueIn(await history.tokenValue('t9'))).toBe('nine')
			expect(faultIn(await history.tokenValue('t1')).code).toBe('token-not-held')
		})
		writeFileSync(join(folder, 'key'), key)
		await looking(folder, async (history) => {
			expect(valueIn(await history.tokenValue('t1'))).toBe('value of t1')
			expect(faultIn(await history.tokenValue('t9')).code).toBe('token-not-held')
		})
	})

	it('is never written over while it is damaged', async () => {
		const folder = await compactedFolder()
		const damaged = readFileSync(join(folder, 'key'), 'utf8').replace('"key":"', '"key":"x')
		writeFileSync(join(folder, 'key'), damaged)
		await looking(folder, async (history) => {
			expect(history.status().notices).toEqual([
				`The key file ${join(folder, 'key')} cannot be read: it is damaged.`,
			])
			const fault = { code: 'key-unreadable', place: join(folder, 'key'), detail: 'it is damaged' }
			expect(faultIn(await history.tokenValue('t1'))).toEqual(fault)
			expect(faultIn(await history.change(issueOf('t9', 'nine')))).toEqual(fault)
			valueIn(await history.change([labelOf('t1', 'still works')]))
		})
		expect(readFileSync(join(folder, 'key'), 'utf8')).toBe(damaged)
	})

	it('is found by whoever needs it, where a byte has changed', async () => {
		const folder = await compactedFolder()
		const change = (_: string, start: string, letter: string) =>
			start + (letter === 'A' ? 'B' : 'A')
		const damaged = readFileSync(join(folder, 'key'), 'utf8').replace(/("key":")(.)/, change)
		writeFileSync(join(folder, 'key'), damaged)
		await looking(folder, async (history) => {
			expect(faultIn(await history.tokenValue('t1')).detail).toBe('it is damaged')
			expect(faultIn(await history.change(issueOf('t9', 'nine'))).detail).toBe('it is damaged')
		})
		expect(readFileSync(join(folder, 'key'), 'utf8')).toBe(damaged)
	})
})

describe('any damage at all', () => {
	const runs = rounds(60, 10_000)

	it(
		'leaves a history that opens, keeps the damaged bytes, and goes on',
		async () => {
			const original = await compactedFolder()
			const names = Object.keys(filesIn(original)).sort()
			const mutation = fc.oneof(
				fc.record({
					how: fc.constant('cut' as const),
					at: fc.double({ min: 0, max: 1, noNaN: true }),
				}),
				fc.record({
					how: fc.constant('flip' as const),
					at: fc.double({ min: 0, max: 1, noNaN: true }),
					bit: fc.nat(7),
				}),
				fc.record({
					how: fc.constant('insert' as const),
					at: fc.double({ min: 0, max: 1, noNaN: true }),
					text: fc.constantFrom(
						'\0',
						'\n',
						'null',
						'[]',
						'{}',
						'{"crc":"00000000"}\n',
						'x'.repeat(9999),
					),
				}),
				fc.record({
					how: fc.constant('replace' as const),
					text: fc.constantFrom('', 'null', '[]', '"text"', '{"schema":99}', '7', '\ufeff{}'),
				}),
				fc.record({
					how: fc.constant('alter' as const),
					at: fc.nat(99),
					member: fc.constantFrom('ops', 'v', 'end', 'index'),
					value: fc.constantFrom<unknown>(
						null,
						7,
						'text',
						[],
						{},
						[null],
						[{ op: 'token' }],
						-1,
						1,
						3,
					),
				}),
			)
			await fc.assert(
				fc.asyncProperty(fc.constantFrom(...names), mutation, async (name, change) => {
					const folder = join(temporaryFolder(), 'history')
					cpSync(original, folder, { recursive: true })
					const bytes = readFileSync(join(folder, name))
					const damaged = mutate(bytes, change)
					writeFileSync(join(folder, name), damaged)
					const history = valueIn(await openHistory({ folder }))
					const { size } = history.view().tokens
					// What stands in a journal alone has no second copy; a line with the right checksum is what
					// somebody wrote.
					const isBackedUp = name.startsWith('history-') || name === 'key'
					const isRead = change.how !== 'replace' && change.how !== 'alter'
					if (isBackedUp && change.how !== 'alter') expect(size).toBe(6)
					if (isRead) expect(size).toBeGreaterThan(4)
					const kept = Object.values(filesIn(folder))
					const isLost = !kept.includes(damaged.toString('latin1')) && change.how !== 'alter'
					expect(isLost).toBe(false)
					if (history.status().readOnlyBecause === undefined) {
						valueIn(await history.change([labelOf('t1', 'after the damage', 1_800_000_000_000)]))
					}
					const view = wholeOf(history)
					await history.close()
					await looking(folder, (again) => expect(wholeOf(again)).toEqual(view))
				}),
				{ numRuns: runs },
			)
			figure('damaged files', { files: runs, crashes: 0, 'originals lost': 0 })
		},
		deadlineMs,
	)
})

function withoutLine(bytes: Buffer, index: number): Buffer {
	const lines = bytes.toString().split('\n')
	lines.splice(index, 1)
	return Buffer.from(lines.join('\n'))
}

function mutate(
	bytes: Buffer,
	change:
		| { how: 'cut'; at: number }
		| { how: 'flip'; at: number; bit: number }
		| { how: 'insert'; at: number; text: string }
		| { how: 'replace'; text: string }
		| { how: 'alter'; at: number; member: string; value: unknown },
): Buffer {
	if (change.how === 'replace') return Buffer.from(change.text)
	if (change.how === 'alter') return altered(bytes, change)
	const at = Math.min(Math.floor(change.at * bytes.length), bytes.length - 1)
	if (change.how === 'cut') return bytes.subarray(0, at)
	if (change.how === 'insert') {
		return Buffer.concat([bytes.subarray(0, at), Buffer.from(change.text), bytes.subarray(at)])
	}
	const flipped = Buffer.from(bytes)
	flipped[at] = (flipped[at] ?? 0) ^ (1 << change.bit)
	return flipped
}

/** One line with another value in it and a checksum that is right for it. */
function altered(bytes: Buffer, change: { at: number; member: string; value: unknown }): Buffer {
	const lines = bytes.toString().split('\n')
	const whole = lines.flatMap((line, index) => (line.startsWith('{"crc"') ? [index] : []))
	const index = whole[change.at % whole.length]
	if (index === undefined) return Buffer.from('{}')
	const line = lines[index] ?? ''
	const { crc: _, ...body } = JSON.parse(line.replace(/,$/, ''))
	lines[index] =
		encodeLine({ ...body, [change.member]: change.value }) + (line.endsWith(',') ? ',' : '')
	return Buffer.from(lines.join('\n'))
}
