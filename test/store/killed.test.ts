import { expect, it } from 'vitest'
import { newId } from '../../source/store/new-id.ts'
import { openHistory } from '../../source/store/open-history.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'
import { regions } from './dying-disk.ts'
import { fileKeyring } from './file-keyring.ts'
import { filesIn, freshFolder, valueIn } from './store-world.ts'
import { missing, writer } from './writers.ts'

const killsEach = rounds(1, 72)
const atOnce = 4

/** Opens what a killed process left behind, and holds it to what was confirmed. */
async function check(folder: string, confirmed: readonly string[], where: string): Promise<void> {
	const history = valueIn(await openHistory({ folder, keyring: fileKeyring(folder) }))
	expect(await missing(history, confirmed), where).toEqual([])
	expect(history.status().notices, where).toEqual([])
	expect(history.status().readOnlyBecause, where).toBeUndefined()
	const left = Object.keys(filesIn(folder)).filter((name) => name.endsWith('.tmp'))
	expect(left, where).toEqual([])
	const token = { id: 'tafter', connectionId: 'c1' }
	const event = { id: newId('event'), atMs: 1, kind: 'asked', action: 'issue' } as const
	valueIn(await history.change([{ kind: 'token', token, event }]))
	await history.close()
}

it(
	'loses nothing it has confirmed and leaves a readable history, wherever it is killed',
	async () => {
		let kills = 0
		let changes = 0
		const queue = Object.keys(regions).map((region, from) => ({ region, from, left: killsEach }))
		const visitor = async () => {
			for (let task = queue.shift(); task; task = queue.shift()) {
				let folder = freshFolder()
				let confirmed: string[] = []
				for (let round = 0; round < task.left; round++) {
					// The later it dies, the further it has come: the nth time at that place, for many n.
					const nth = 1 + ((task.from + round) % 24)
					const death = `${task.region}/${nth}`
					const end = await writer([folder, `r${round}x`, 600, death], (line) =>
						confirmed.push(line),
					)
					expect([end.signal, end.said], death).toEqual(['SIGKILL', ''])
					kills++
					await check(folder, confirmed, death)
					if (round % 24 !== 23) continue
					changes += confirmed.length
					folder = freshFolder()
					confirmed = []
				}
				changes += confirmed.length
			}
		}
		await Promise.all(Array.from({ length: atOnce }, visitor))
		expect(kills).toBe(killsEach * Object.keys(regions).length)
		figure('killed at a named place', {
			places: Object.keys(regions).length,
			kills,
			'changes confirmed before': changes,
			lost: 0,
			unreadable: 0,
			'temporary files left': 0,
		})
	},
	deadlineMs,
)

it(
	'loses nothing when it is killed from outside, at whatever it does just then',
	async () => {
		const wanted = rounds(3, 100)
		const folder = freshFolder()
		const confirmed: string[] = []
		let kills = 0
		for (let round = 0; round < wanted; round++) {
			let own = 0
			const end = await writer([folder, `o${round}x`, 60], (line, child) => {
				confirmed.push(line)
				if (++own === 1 + ((round * 7) % 40)) child.kill('SIGKILL')
			})
			if (end.signal === 'SIGKILL') kills++
			await check(folder, confirmed, `round ${round}`)
		}
		expect(kills).toBeGreaterThan(wanted * 0.6)
		figure('killed from outside', { kills, 'changes confirmed before': confirmed.length, lost: 0 })
	},
	deadlineMs,
)
