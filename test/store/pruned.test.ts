import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWell } from '../../source/work/history-check.ts'
import type { History } from '../../source/work/ports.ts'
import {
	faultIn,
	filesIn,
	freshFolder,
	issueOf,
	labelOf,
	looking,
	opened,
	valueIn,
} from './store-world.ts'

const prune = (history: History, ...tokenIds: string[]) =>
	history.change([{ kind: 'prune', tokenIds }])

async function folderOfThree(): Promise<string> {
	const folder = freshFolder()
	const history = await opened({ folder, compactWhen: () => true })
	for (const id of ['t1', 't2', 't3']) valueIn(await history.change(issueOf(id, `value of ${id}`)))
	await history.close()
	return folder
}

describe('tokens that were pruned', () => {
	it('are gone from view and from disk, and are not missed', async () => {
		const folder = await folderOfThree()
		const history = await opened({ folder })
		const sealed = /"id":"t2","field":"value","text":"([^"]+)"/.exec(
			Object.values(filesIn(folder)).join(),
		)?.[1]
		valueIn(await prune(history, 't2', 'no such token'))
		expect([...history.view().tokens.keys()]).toEqual(['t1', 't3'])
		expect(faultIn(await history.tokenValue('t2')).code).toBe('no-such-token')
		// The snapshot before the last is kept as a backup until there is another.
		valueIn(await prune(history, 't3'))
		await history.close()
		const again = await opened({ folder, compactWhen: () => true })
		valueIn(await again.change([labelOf('t1', 'x')]))
		await again.close()
		expect(sealed).toBeDefined()
		expect(Object.values(filesIn(folder)).join()).not.toContain(sealed)
		await looking(folder, async (last) => {
			expect([...last.view().tokens.keys()]).toEqual(['t1'])
			expect(valueIn(await last.tokenValue('t1'))).toBe('value of t1')
			expect(isWell(valueIn(await last.check()))).toBe(true)
		})
	})

	it('are not brought back by another window, an old file, or a copy of what they were', async () => {
		const folder = await folderOfThree()
		const here = await opened({ folder })
		const there = await opened({ folder })
		const before = here.view().tokens.get('t2')?.events ?? []
		valueIn(await prune(here, 't2'))
		expect(faultIn(await there.change([labelOf('t2', 'late')])).code).toBe('no-such-token')
		const token = { id: 't2', connectionId: 'c0000000000a' }
		for (const event of before) {
			valueIn(await there.change([{ kind: 'token', token, event }]))
			valueIn(
				await there.change([
					{ kind: 'token', token, event },
					{ kind: 'event', tokenId: 't2', event, value: 'value of t2' },
				]),
			)
		}
		for (const history of [here, there]) {
			await history.catchUp()
			expect(history.view().tokens.has('t2')).toBe(false)
			await history.close()
		}
		await looking(folder, (last) => expect([...last.view().tokens.keys()]).toEqual(['t1', 't3']))
	})

	it('come back with what happens afterwards, and with nothing from before', async () => {
		const folder = await folderOfThree()
		const history = await opened({ folder, compactWhen: () => true })
		valueIn(await prune(history, 't2'))
		const [asked, issued] = issueOf('t2', 'again')
		if (asked?.kind !== 'token' || issued?.kind !== 'event') throw new Error('not as it was')
		const later = { ...issued.event, id: 'e-later', atMs: issued.event.atMs + 1 }
		valueIn(
			await history.change([
				{ ...asked, event: later },
				{ ...issued, event: later },
			]),
		)
		await history.close()
		await looking(folder, async (last) => {
			expect(
				last
					.view()
					.tokens.get('t2')
					?.events.map(({ id }) => id),
			).toEqual(['e-later'])
			expect(valueIn(await last.tokenValue('t2'))).toBe('again')
		})
	})
})

describe('a check of the history', () => {
	it('counts what there is and finds nothing wrong, in files and in memory alike', async () => {
		const folder = await folderOfThree()
		await looking(folder, async (history) => {
			const check = valueIn(await history.check())
			expect(check).toMatchObject({ tokens: 3, opened: 3, shut: 0, differing: [] })
			expect(check.files.length).toBeGreaterThan(2)
			expect(isWell(check)).toBe(true)
		})
	})

	it('tells of a file that ends amid a line, which nothing that was confirmed need have done', async () => {
		const folder = await folderOfThree()
		const name = Object.keys(filesIn(folder))
			.filter((one) => /^journal-\d+\.jsonl$/.test(one))
			.sort()
			.at(-1)
		writeFileSync(join(folder, name ?? ''), '\n{"crc":"00', { flag: 'a' })
		await looking(folder, async (history) => {
			const check = valueIn(await history.check())
			expect(check.files.filter((file) => file.endsAmidLine)).toMatchObject([{ name, broken: 0 }])
			expect(check.tokens).toBe(3)
			expect(isWell(check)).toBe(true)
		})
	})

	it('finds a line that broke while a window was open, and a key that is gone', async () => {
		const folder = await folderOfThree()
		const history = await opened({ folder })
		const name = Object.keys(filesIn(folder)).find((one) => /^history-\d+\.json$/.test(one)) ?? ''
		const text = readFileSync(join(folder, name), 'utf8')
		writeFileSync(join(folder, name), text.replace('"t1"', '"t9"'))
		renameSync(join(folder, 'key'), join(folder, 'lost'))
		const check = valueIn(await history.check())
		expect(check.files.find((file) => file.name === name)?.broken).toBe(1)
		expect(check.shut).toBe(3)
		expect(isWell(check)).toBe(false)
	})
})

describe('a repair', () => {
	it('brings back what stands in a file that was set aside or in a backup, and nothing pruned', async () => {
		const folder = await folderOfThree()
		const other = freshFolder()
		cpSync(folder, other, { recursive: true })
		const elsewhere = await opened({ folder: other, compactWhen: () => true })
		valueIn(await elsewhere.change(issueOf('t4', 'value of t4')))
		valueIn(await elsewhere.change([labelOf('t1', 'from elsewhere')]))
		await elsewhere.close()
		const names = Object.keys(filesIn(other)).filter((name) => /^history-\d+\.json$/.test(name))
		const newest = names.sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b))).at(-1) ?? ''
		const journal = newest.replace('history-', 'journal-').replace('.json', '.jsonl')
		const put = (from: string, to: string) => cpSync(join(other, from), join(folder, to))
		put(newest, 'history.corrupt-2026-01-01-9.json')
		put(journal, 'journal.corrupt-2026-01-01-9.jsonl')
		const history = await opened({ folder })
		valueIn(await prune(history, 't3'))
		const repaired = valueIn(await history.repair())
		expect(repaired).toMatchObject({ tokensBefore: 2, tokensAfter: 3 })
		expect(repaired.recovered).toBeGreaterThan(0)
		expect(valueIn(await history.repair()).recovered).toBe(0)
		await history.close()
		await looking(folder, async (again) => {
			expect([...again.view().tokens.keys()].sort()).toEqual(['t1', 't2', 't4'])
			expect(again.view().tokens.get('t1')?.label).toBe('from elsewhere')
			expect(valueIn(await again.tokenValue('t4'))).toBe('value of t4')
		})
	})
})
