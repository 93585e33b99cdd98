import { describe, expect, it } from 'vitest'
import { realDisk } from '../../source/store/disk.ts'
import { openHistory } from '../../source/store/open-history.ts'
import type { Change } from '../../source/work/ports.ts'
import { deadlineMs, figure, isLong, rounds } from '../rounds.ts'
import { type DiskHook, hookedDisk } from './hooked-disk.ts'
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

const codes = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EXDEV', 'half'] as const
const faults = ['history-unreadable', 'history-not-written', 'history-read-only', 'key-unreadable']

function failing(code: string, path: string) {
	return Object.assign(new Error(`${code}: ${path}`), { code })
}

/** Some changes of every kind, compacted after each; answers which were confirmed. */
async function story(
	folder: string,
	hook: DiskHook,
): Promise<{ confirmed: string[]; failed: number }> {
	const confirmed: string[] = []
	const outcome = await openHistory({ folder, disk: hookedDisk(hook), compactWhen: () => true })
	if (!outcome.ok) {
		expect(faults).toContain(outcome.fault.code)
		expect(outcome.fault.place).toBeTruthy()
		return { confirmed, failed: 1 }
	}
	const history = outcome.value
	let failed = 0
	const steps: [string, Change[]][] = [
		['t1', issueOf('t1', 'value of t1')],
		['t2', issueOf('t2', 'value of t2')],
		['t3', issueOf('t3', 'value of t3')],
	]
	for (const [id, changes] of steps) {
		const written = await history.change(changes)
		if (written.ok) {
			confirmed.push(id)
			expect(history.view().tokens.has(id)).toBe(true)
		} else {
			failed++
			expect(faults).toContain(written.fault.code)
			expect(written.fault.place).toBeTruthy()
			expect(written.fault.detail).toMatch(/^[a-z]/)
			expect(written.fault.detail).not.toContain(':')
		}
	}
	await history.close()
	return { confirmed, failed }
}

describe('a disk that fails', () => {
	it.each(isLong ? [0, 1, 2, 3, 4, 5, 6] : [0])(
		'at any one call loses nothing that was confirmed (%d)',
		async (shift) => {
			for (let nth = 1; ; nth += rounds(3, 1)) {
				// In the long form every call fails in every way; in the short one each way in its turn.
				const code = codes[isLong ? shift : ((nth / 3) % codes.length) | 0] ?? 'EIO'
				const folder = freshFolder()
				let calls = 0
				const { confirmed } = await story(folder, ({ path }) => {
					if (++calls !== nth) return undefined
					if (code === 'half') return 'half'
					throw failing(code, path)
				})
				await looking(folder, async (history) => {
					const { tokens } = history.view()
					for (const id of confirmed) {
						expect(tokens.has(id), `${id} after call ${nth}`).toBe(true)
						expect(valueIn(await history.tokenValue(id))).toBe(`value of ${id}`)
					}
					// Half a line that is not compacted away before the end is told of, as whatever is not whole.
					const isTold = (notice: string) => code === 'half' && notice.includes('not whole')
					expect(history.status().notices.filter((notice) => !isTold(notice))).toEqual([])
					valueIn(await history.change([...issueOf('t9', 'nine')]))
				})
				expect(Object.keys(filesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
				if (calls < nth) {
					expect(confirmed).toHaveLength(3)
					expect(nth).toBeGreaterThan(50)
					figure('each call on the disk failing once', {
						way: code,
						calls: nth - 1,
						'lost silently': 0,
					})
					return
				}
			}
		},
		deadlineMs,
	)

	it(
		'from any call on, and for good, is a fault and never a crash',
		async () => {
			for (let from = 1; ; from += rounds(5, 1)) {
				const folder = freshFolder()
				let calls = 0
				const { confirmed, failed } = await story(folder, ({ path }) => {
					if (++calls >= from) throw failing('ENOSPC', path)
					return undefined
				})
				await looking(folder, (history) => {
					for (const id of confirmed) expect(history.view().tokens.has(id)).toBe(true)
				})
				if (calls < from) return expect(failed).toBe(0)
			}
		},
		deadlineMs,
	)

	it('with half a line does not spoil the lines after it', async () => {
		const folder = freshFolder()
		let isFull = false
		const disk = hookedDisk(({ name, path }) =>
			isFull && name === 'write' && path.startsWith('journal') ? 'half' : undefined,
		)
		const history = await opened({ folder, disk })
		valueIn(await history.change(issueOf('t1', 'one')))
		isFull = true
		for (let round = 0; round < 3; round++) {
			expect(faultIn(await history.change(issueOf('t2', 'two')))).toMatchObject({
				code: 'history-not-written',
				detail: 'the disk is full',
			})
		}
		expect([...history.view().tokens.keys()]).toEqual(['t1'])
		isFull = false
		valueIn(await history.change([labelOf('t1', 'after')]))
		valueIn(await history.change(issueOf('t3', 'three')))
		await history.close()
		await looking(folder, (again) => {
			expect([...again.view().tokens.keys()]).toEqual(['t1', 't3'])
			expect(again.view().tokens.get('t1')?.label).toBe('after')
		})
	})

	it('keeps in view what was confirmed before it filled up', async () => {
		const folder = freshFolder()
		let isFull = false
		const disk = hookedDisk(({ name, path }) => {
			if (isFull && name === 'write') throw failing('ENOSPC', path)
			return undefined
		})
		const history = await opened({ folder, disk })
		valueIn(await history.change(issueOf('t1', 'one')))
		isFull = true
		expect(faultIn(await history.change(issueOf('t2', 'two')))).toMatchObject({
			code: 'history-not-written',
			detail: 'the disk is full',
		})
		expect(valueIn(await history.tokenValue('t1'))).toBe('one')
		isFull = false
		valueIn(await history.change(issueOf('t2', 'two')))
		expect(valueIn(await history.tokenValue('t2'))).toBe('two')
	})

	it('that cannot be written to at all gives a history to read, and says so', async () => {
		const folder = freshFolder()
		const before = await opened({ folder })
		valueIn(await before.change(issueOf('t1', 'one')))
		await before.close()
		const files = filesIn(folder)
		const disk = hookedDisk(({ name, path }) => {
			if (name === 'assertWritable') throw failing('EROFS', path)
			return undefined
		})
		const history = await opened({ folder, disk })
		expect(history.status().readOnlyBecause).toBe(
			`The history is only read: nothing can be written to ${folder}, the file system is read-only.`,
		)
		expect(valueIn(await history.tokenValue('t1'))).toBe('one')
		expect(faultIn(await history.change([labelOf('t1', 'x')]))).toEqual({
			code: 'history-read-only',
			place: folder,
			detail: `nothing can be written to ${folder}, the file system is read-only`,
		})
		expect(filesIn(folder)).toEqual(files)
	})

	it.each(['EROFS', 'EACCES', 'ENOSPC'])('that refuses the folder itself: %s', async (code) => {
		const folder = freshFolder()
		const disk = hookedDisk(({ name, path }) => {
			if (name === 'makeFolder') throw failing(code, path)
			return undefined
		})
		const history = await opened({ folder, disk })
		expect(history.status().readOnlyBecause).toMatch(/history could not be made, /)
		expect(history.status().notices).toEqual([])
		expect(history.view().tokens.size).toBe(0)
		expect(faultIn(await history.change(issueOf('t1', 'one'))).code).toBe('history-read-only')
		expect(faultIn(await history.moveKey({ kind: 'file' })).code).toBe('history-read-only')
		expect(valueIn(await history.check()).tokens).toBe(0)
		history.onChange(() => {})
		await history.catchUp()
	})

	it.skipIf(process.platform !== 'linux')(
		'that takes no folder at all, as /proc does, is a fault and not asked for ever',
		async () => {
			const place = '/proc/tgtoken/history'
			const history = await openHistory({ folder: place })
			expect(faultIn(history).code).toBe('history-unreadable')
		},
	)

	it('of another machine is read and not written to, and the user is told why', async () => {
		const folder = freshFolder()
		const before = await opened({ folder })
		valueIn(await before.change(issueOf('t1', 'one')))
		await before.close()
		const files = filesIn(folder)
		const history = await opened({ folder, disk: { ...realDisk, isRemote: async () => true } })
		expect(history.status().readOnlyBecause).toContain('lies on a network file system')
		expect(valueIn(await history.tokenValue('t1'))).toBe('one')
		expect(faultIn(await history.change([labelOf('t1', 'x')])).code).toBe('history-read-only')
		expect(faultIn(await history.repair()).code).toBe('history-read-only')
		expect(filesIn(folder)).toEqual(files)
	})
})
