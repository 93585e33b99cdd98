import { describe, expect, it } from 'vitest'
import { newId } from '../../source/store/new-id.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'
import { filesIn, freshFolder, looking, opened, valueIn } from './store-world.ts'
import { missing, writer } from './writers.ts'

const temporaryIn = (folder: string) =>
	Object.keys(filesIn(folder)).filter((name) => name.endsWith('.tmp'))

describe('several processes at one history', () => {
	it(
		'lose nothing of one another, though all of them compact',
		async () => {
			const runs = rounds(1, 20)
			const processes = rounds(4, 16)
			let changes = 0
			for (let run = 0; run < runs; run++) {
				const folder = freshFolder()
				const confirmed: string[] = []
				const names = Array.from({ length: processes }, (_, index) => `p${index}x`)
				const ends = await Promise.all(
					names.map((name) => writer([folder, name, 50], (line) => confirmed.push(line))),
				)
				expect(ends).toEqual(ends.map(() => ({ code: 0, signal: null, said: '' })))
				expect(confirmed).toHaveLength(processes * 50)
				await looking(folder, async (history) => {
					expect(await missing(history, confirmed)).toEqual([])
					expect(history.status().notices).toEqual([])
					expect(history.view().tokens.get('tshared')?.events).toHaveLength(processes * 20)
				})
				const snapshots = Object.keys(filesIn(folder)).filter((name) => name.startsWith('history-'))
				expect(snapshots.length).toBeLessThanOrEqual(2)
				expect(snapshots.some((name) => /^history-\d\d+\.json$/.test(name))).toBe(true)
				expect(temporaryIn(folder)).toEqual([])
				changes += confirmed.length
			}
			figure('processes at once', { runs, processes, changes, lost: 0, damaged: 0 })
		},
		deadlineMs,
	)

	it(
		'see one another’s changes while they run, in every window',
		async () => {
			const folder = freshFolder()
			const windows = await Promise.all([1, 2, 3, 4].map(() => opened({ folder })))
			const commands = rounds(2, 60)
			const heard = windows.map(
				(history) =>
					new Promise<void>((resolve) => {
						history.onChange(() => {
							const events = history.view().tokens.get('tshared')?.events.length ?? 0
							if (events === commands * 4) resolve()
						})
					}),
			)
			const confirmed: string[] = []
			for (let round = 0; round < commands; round++) {
				const label = { id: newId('event'), atMs: round, kind: 'labelled', label: 'w' } as const
				const own = windows.map((history, index) => {
					const token = { id: `twindow${index}`, connectionId: 'c1' }
					return history.change([{ kind: 'token', token, event: { ...label, id: newId('event') } }])
				})
				const command = writer([folder, `p${round}x`, 10], (line) => confirmed.push(line))
				expect(await command).toMatchObject({ code: 0, said: '' })
				for (const written of await Promise.all(own)) valueIn(written)
			}
			await Promise.all(heard)
			for (const history of windows) {
				await history.catchUp()
				expect(await missing(history, confirmed)).toEqual([])
				for (const index of windows.keys()) {
					expect(history.view().tokens.get(`twindow${index}`)?.events).toHaveLength(commands)
				}
			}
			figure('windows with commands beside them', {
				windows: windows.length,
				commands,
				changes: confirmed.length + commands * windows.length,
				lost: 0,
			})
		},
		deadlineMs,
	)
})
