import { describe, expect, it } from 'vitest'
import { hookedDisk, pausingDisk } from './hooked-disk.ts'
import {
	aConnection,
	filesIn,
	freshFolder,
	issueOf,
	labelOf,
	looking,
	opened,
	valueIn,
} from './store-world.ts'

const always = () => true
const never = () => false

describe('a process that is held up', () => {
	it.each([
		['before its write', 'write', 1],
		['before its write, long enough for its journal to be gone', 'write', 4],
		['before its line is safe', 'sync', 1],
		['before its line is safe, long enough for its journal to be gone', 'sync', 4],
	] as const)('loses no change %s', async (_, name, compactions) => {
		const folder = freshFolder()
		const pause = pausingDisk((call) => call.name === name && call.path.startsWith('journal'))
		const slow = await opened({ folder, disk: pause.disk, compactWhen: never })
		valueIn(await slow.change(issueOf('t1', 'one')))
		pause.arm()
		const change = slow.change([labelOf('t1', 'late')])
		await pause.reached
		for (let round = 0; round < compactions; round++) {
			const quick = await opened({ folder, compactWhen: always })
			valueIn(await quick.change([labelOf('t1', `${round}`, round)]))
			await quick.close()
		}
		pause.letGo()
		valueIn(await change)
		const events = 3 + compactions
		expect(slow.view().tokens.get('t1')?.events).toHaveLength(events)
		await looking(folder, (history) => {
			expect(history.view().tokens.get('t1')?.label).toBe('late')
			expect(history.view().tokens.get('t1')?.events).toHaveLength(events)
			expect(history.status().notices).toEqual([])
		})
	})

	it('gets its change in however often the journal is changed under it', async () => {
		const folder = freshFolder()
		const others = await opened({ folder, compactWhen: always })
		valueIn(await others.change(issueOf('t1', 'one')))
		let overtakings = 0
		const disk = hookedDisk(async ({ name, path }) => {
			// Between each write of the slow one and its being safe, another one compacts.
			if (name !== 'sync' || !path.startsWith('journal') || overtakings >= 30) return undefined
			const round = overtakings++
			const quick = await opened({ folder, compactWhen: always })
			valueIn(await quick.change([labelOf('t1', `${round}`, round)]))
			await quick.close()
			return undefined
		})
		const slow = await opened({ folder, disk, compactWhen: never })
		valueIn(await slow.change([labelOf('t1', 'late')]))
		expect(overtakings).toBe(30)
		await looking(folder, (history) => {
			expect(history.view().tokens.get('t1')?.label).toBe('late')
			expect(history.view().tokens.get('t1')?.events).toHaveLength(33)
		})
	})

	it('leaves the journal it has made to those who write to it, when another has followed by then', async () => {
		const folder = freshFolder()
		const early = await opened({ folder, compactWhen: always })
		valueIn(await early.change(issueOf('t1', 'one')))
		await early.close()
		let isDue = false
		// Its journal is there, and it has not looked yet whether it is the last.
		const making = pausingDisk(({ name, path }) => name === 'syncFolder' && path !== '' && isDue)
		const slow = await opened({ folder, disk: making.disk, compactWhen: () => isDue })
		isDue = true
		valueIn(await slow.change([labelOf('t1', 'slow', 1_700_000_002_000)]))
		making.arm()
		await making.reached
		const writing = pausingDisk(({ name, path }) => name === 'rename' && path.startsWith('history'))
		const quick = await opened({ folder, disk: writing.disk, compactWhen: always })
		writing.arm()
		valueIn(await quick.change([labelOf('t1', 'quick', 1_700_000_003_000)]))
		await writing.reached
		isDue = false
		making.letGo()
		await slow.close()
		// What was confirmed is there for everybody, though no snapshot holds it yet.
		await looking(folder, (history) => {
			expect(history.status().notices).toEqual([])
			expect(history.view().tokens.get('t1')?.label).toBe('quick')
			expect(history.view().tokens.get('t1')?.events).toHaveLength(4)
		})
		writing.letGo()
	})

	it.each(['open', 'write', 'sync', 'rename', 'syncFolder', 'remove'] as const)(
		'takes nothing from others when its compaction stops before %s',
		async (name) => {
			const folder = freshFolder()
			const pause = pausingDisk((call) => call.name === name && isCompacting)
			let isCompacting = false
			for (const id of ['t1', 't2', 't3']) {
				const early = await opened({ folder, compactWhen: always })
				valueIn(await early.change(issueOf(id, id)))
				await early.close()
			}
			const slow = await opened({
				folder,
				disk: pause.disk,
				compactWhen: () => {
					if (isCompacting) pause.arm()
					return isCompacting
				},
			})
			isCompacting = true
			const change = slow.change([labelOf('t1', 'first')])
			await pause.reached
			const quick = await opened({ folder, compactWhen: always })
			for (let round = 0; round < 4; round++) {
				valueIn(await quick.change([labelOf('t1', `${round}`, round)]))
			}
			await quick.close()
			isCompacting = false
			pause.letGo()
			valueIn(await change)
			valueIn(await slow.change([labelOf('t1', 'last', 1_700_000_009_000)]))
			await slow.close()
			expect(Object.keys(filesIn(folder)).filter((file) => file.endsWith('.tmp'))).toEqual([])
			await looking(folder, (history) => {
				expect(history.view().tokens.get('t1')?.events).toHaveLength(8)
				expect(history.view().tokens.get('t1')?.label).toBe('last')
				expect(history.status().notices).toEqual([])
			})
		},
	)
})

describe('two windows', () => {
	it('hear of one another within moments, also when the other has compacted twice', async () => {
		const folder = freshFolder()
		const here = await opened({ folder })
		valueIn(await here.change(issueOf('t1', 'one')))
		const there = await opened({ folder, compactWhen: always })
		const heard = new Promise<void>((resolve) => {
			here.onChange(() => {
				if (here.view().tokens.get('t1')?.events.length === 7) resolve()
			})
		})
		for (let round = 0; round < 5; round++) valueIn(await there.change([labelOf('t1', `${round}`)]))
		await heard
		valueIn(await here.change([labelOf('t1', 'mine', 1_700_000_009_000)]))
		await looking(folder, (history) => {
			expect(history.view().tokens.get('t1')?.events).toHaveLength(8)
		})
	})

	it('let the later writing of a connection stand, and both of its secrets', async () => {
		const folder = freshFolder()
		const here = await opened({ folder, writerId: 'a' })
		const there = await opened({ folder, writerId: 'b' })
		const connection = aConnection()
		const save = (history: typeof here, name: string, credentials: object) =>
			history.change([{ kind: 'connection', connection: { ...connection, name }, credentials }])
		valueIn(await save(here, 'one', { secret: 's' }))
		valueIn(await save(there, 'two', { password: 'p' }))
		valueIn(await save(here, 'three', {}))
		await looking(folder, async (history) => {
			expect(history.view().connections.get(connection.id)?.name).toBe('three')
			expect(valueIn(await history.credentials(connection.id))).toEqual({
				secret: 's',
				password: 'p',
			})
		})
	})

	it('make one key between them when both seal their first secret at once', async () => {
		for (let round = 0; round < 10; round++) {
			const folder = freshFolder()
			const windows = await Promise.all([1, 2, 3, 4].map(() => opened({ folder })))
			const outcomes = await Promise.all(
				windows.map((history, index) => history.change(issueOf(`t${index}`, `value ${index}`))),
			)
			outcomes.forEach(valueIn)
			await looking(folder, async (history) => {
				for (const index of windows.keys()) {
					expect(valueIn(await history.tokenValue(`t${index}`))).toBe(`value ${index}`)
				}
			})
		}
	})

	it('bring back what somebody deletes under them', async () => {
		const { readdirSync, rmSync } = await import('node:fs')
		const { join } = await import('node:path')
		const folder = freshFolder()
		const history = await opened({ folder })
		valueIn(await history.change(issueOf('t1', 'one')))
		for (const name of readdirSync(folder)) rmSync(join(folder, name))
		valueIn(await history.change(issueOf('t2', 'two')))
		await history.close()
		await looking(folder, async (again) => {
			expect([...again.view().tokens.keys()].sort()).toEqual(['t1', 't2'])
			expect(valueIn(await again.tokenValue('t1'))).toBe('one')
		})
	})
})
