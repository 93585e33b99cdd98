import { describe, expect, it } from 'vitest'
import { hookedDisk, pausingDisk } from './hooked-disk.ts'
import { filesIn, freshFolder, issueOf, looking, opened, valueIn } from './store-world.ts'

describe('a compaction', () => {
	it('is followed by one more for what was written meanwhile', async () => {
		const folder = freshFolder()
		const writing = pausingDisk(({ name, path }) => name === 'rename' && path.startsWith('history'))
		const compactWhen = (bytes: number) => bytes > 2000
		const history = await opened({ folder, disk: writing.disk, compactWhen })
		writing.arm()
		for (let index = 0; index < 5; index++) {
			valueIn(await history.change(issueOf(`t${index}`, 'one')))
		}
		await writing.reached
		for (let index = 5; index < 50; index++) {
			valueIn(await history.change(issueOf(`t${index}`, 'one')))
		}
		expect(lastJournalIn(folder).length).toBeGreaterThan(20_000)
		writing.letGo()
		await history.close()
		expect(lastJournalIn(folder).length).toBe(0)
		await looking(folder, (again) => expect(again.view().tokens.size).toBe(50))
	})

	it('keeps what a small history is opened from small, however often it changes', async () => {
		const folder = freshFolder()
		const history = await opened({ folder })
		for (let index = 0; index < 200; index++) {
			valueIn(await history.change(issueOf(`t${index}`, 'one')))
		}
		await history.close()
		expect(lastJournalIn(folder).length).toBeLessThan(33_000)
		await looking(folder, (again) => expect(again.view().tokens.size).toBe(200))
	})

	it('that failed is tried again with the next change only', async () => {
		const folder = freshFolder()
		let tries = 0
		const disk = hookedDisk(({ name, path }) => {
			if (name !== 'rename' || !path.startsWith('history')) return undefined
			tries++
			throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
		})
		const history = await opened({ folder, disk, compactWhen: () => true })
		valueIn(await history.change(issueOf('t1', 'one')))
		await history.close()
		expect(tries).toBe(1)
	})
})

/** What stands in the journal that is appended to. */
function lastJournalIn(folder: string): string {
	const numberOf = (name: string) => Number(/^journal-(\d+)\.jsonl$/.exec(name)?.[1] ?? 0)
	const [last = ['', '']] = Object.entries(filesIn(folder)).toSorted(
		([one], [other]) => numberOf(other) - numberOf(one),
	)
	return last[1]
}
