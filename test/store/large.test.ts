import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenState } from '../../source/model/token-state.ts'
import { encodeLine } from '../../source/store/line.ts'
import { type OpenOptions, openHistory } from '../../source/store/open-history.ts'
import type { History } from '../../source/work/ports.ts'
import { deadlineMs, figure, rounds } from '../rounds.ts'
import { hookedDisk } from './hooked-disk.ts'
import {
	filesIn,
	issueOf,
	keptFolder,
	labelOf,
	looking,
	opened,
	temporaryFolder,
	valueIn,
	wholeOf,
} from './store-world.ts'

/** So many that their snapshot is not kept in memory. */
const count = 2500
const idOf = (index: number) => `t${String(index).padStart(6, '0')}`
const damagedId = idOf(1234)
const kept = keptFolder()
afterAll(() => rmSync(kept, { recursive: true, force: true }))

/** A history of which a snapshot, the journal before it, and another one are there. */
beforeAll(async () => {
	const folder = join(kept, 'history')
	let isLast = false
	const history = valueIn(await openHistory({ folder, compactWhen: () => isLast }))
	for (let from = 0; from < count; from += 500) {
		isLast = from + 500 >= count
		const ids = Array.from({ length: 500 }, (_, index) => idOf(from + index))
		valueIn(await history.change(ids.flatMap((id) => issueOf(id, `value of ${id}`))))
	}
	await history.close()
	await looking(folder, async (again) => {
		valueIn(await again.change([labelOf(idOf(7), 'seven')]))
		valueIn(await again.change(issueOf('t9', 'nine')))
	})
})

function copied(): string {
	const folder = temporaryFolder()
	cpSync(kept, folder, { recursive: true })
	chmodSync(join(folder, 'history'), 0o700)
	return join(folder, 'history')
}

const snapshot = 'history-2.json'

/** Changes a byte in the line of a token; what the index says of it stays. */
function damage(folder: string, id = damagedId): void {
	const path = join(folder, snapshot)
	const bytes = readFileSync(path)
	const place = bytes.indexOf('"kind":"issued"', bytes.indexOf(`"id":"${id}"`))
	bytes.write('K', place + 1)
	writeFileSync(path, bytes)
}

/** As the screens open it, which call `readRest` once they can be seen. */
function openedAsScreens(options: OpenOptions): Promise<History> {
	return opened({ restLater: true, ...options })
}

/** Resolves once who listens can know of a notice. */
function noticed(history: History): Promise<void> {
	return new Promise((resolve) => {
		const stop = history.onChange(() => {
			if (history.status().notices.length === 0) return
			stop()
			resolve()
		})
	})
}

function expectHealed(folder: string, history: History): void {
	const { notices } = history.status()
	expect(notices).toHaveLength(1)
	expect(notices[0]).toMatch(
		new RegExp(
			`^${join(folder, snapshot)} was damaged\\. Restored .* 0 connections and 2501 tokens`,
		),
	)
	expect(Object.keys(filesIn(folder)).filter((name) => name.includes('corrupt'))).toHaveLength(1)
}

/** All that was ever written is there, and stays there. */
async function expectAll(folder: string): Promise<void> {
	await looking(folder, async (history) => {
		expect(history.status().notices).toEqual([])
		const { tokens } = history.view()
		expect(tokens.size).toBe(count + 1)
		expect(tokens.get(idOf(7))?.label).toBe('seven')
		for (const id of [idOf(0), damagedId, idOf(count - 1)]) {
			expect(tokens.get(id)?.events).toHaveLength(2)
			expect(valueIn(await history.tokenValue(id))).toBe(`value of ${id}`)
		}
	})
}

describe('a large history', () => {
	it('is the same whether all of it is looked through at once, later, or record by record', async () => {
		const folder = copied()
		const whole = await looking(folder, wholeOf)
		const history = await openedAsScreens({ folder })
		const nowMs = 1_700_000_002_000
		const states = [...history.view().lives()].map((life) => tokenState(life, nowMs))
		expect(states).toEqual([...whole.tokens.values()].map((token) => tokenState(token, nowMs)))
		expect(wholeOf(history)).toEqual(whole)
		await history.readRest()
		expect(wholeOf(history)).toEqual(whole)
		expect(history.status().notices).toEqual([])
		expect(valueIn(await history.tokenValue(damagedId))).toBe(`value of ${damagedId}`)
		await history.close()
		const path = join(folder, snapshot)
		const lines = readFileSync(path, 'utf8').split('\n')
		writeFileSync(path, lines.filter((line) => !line.includes('"index":{')).join('\n'))
		await looking(folder, (again) => {
			expect(wholeOf(again)).toEqual(whole)
			expect(again.status().notices).toEqual([])
		})
	})

	it('takes changes of tokens that are still in its snapshot, and compacts them', async () => {
		const folder = copied()
		const history = await openedAsScreens({ folder, compactWhen: () => true })
		valueIn(await history.change([labelOf(damagedId, 'changed')]))
		valueIn(await history.change(issueOf(idOf(0), 'another value')))
		await history.close()
		await looking(folder, async (again) => {
			expect(again.view().tokens.get(damagedId)?.label).toBe('changed')
			expect(again.view().tokens.get(damagedId)?.events).toHaveLength(3)
			expect(valueIn(await again.tokenValue(idOf(0)))).toBe('another value')
			expect(valueIn(await again.tokenValue(idOf(1)))).toBe(`value of ${idOf(1)}`)
			expect([...again.view().tokens.keys()].slice(0, count)).toEqual(
				Array.from({ length: count }, (_, index) => idOf(index)),
			)
		})
	})

	it('goes on from an open snapshot that another window has tidied away', async () => {
		const folder = copied()
		const history = await openedAsScreens({ folder })
		for (const [index, label] of ['one', 'two', 'three'].entries()) {
			const other = await opened({ folder, compactWhen: () => true })
			valueIn(await other.change([labelOf(idOf(3), label, 1_700_000_009_000 + index)]))
			await other.close()
		}
		expect(Object.keys(filesIn(folder))).not.toContain(snapshot)
		await history.catchUp()
		await history.readRest()
		expect(history.view().tokens.get(idOf(3))?.label).toBe('three')
		expect(history.view().tokens.get(damagedId)?.events).toHaveLength(2)
		expect(valueIn(await history.tokenValue(damagedId))).toBe(`value of ${damagedId}`)
		expect(history.status().notices).toEqual([])
	})

	it('is read again where the disk fails once amid it', async () => {
		let failures = 0
		const disk = hookedDisk(({ name }) => {
			if (name === 'readNow' && failures-- > 0) throw Object.assign(new Error(), { code: 'EIO' })
			return undefined
		})
		const history = await openedAsScreens({ folder: copied(), disk })
		failures = 1
		expect(valueIn(await history.tokenValue(damagedId))).toBe(`value of ${damagedId}`)
		expect(failures).toBeLessThan(1)
		expect(history.view().tokens.get(idOf(7))?.label).toBe('seven')
		expect(history.status().notices).toEqual([])
	})

	it('can be closed while the rest of it is read', async () => {
		const folder = copied()
		damage(folder)
		const history = await openedAsScreens({ folder })
		const rest = history.readRest()
		await history.close()
		await rest
		expect(history.status().notices).toEqual([])
	})
})

describe('a large snapshot with a damaged line', () => {
	it('is healed as it is opened, unless that is left for later', async () => {
		const folder = copied()
		damage(folder)
		const history = await opened({ folder })
		expectHealed(folder, history)
		await history.close()
		await expectAll(folder)
	})

	it('is found when the rest is read, and healed; who listens is told', async () => {
		const folder = copied()
		damage(folder)
		const history = await openedAsScreens({ folder })
		expect(history.view().tokens.size).toBe(count + 1)
		expect(history.status().notices).toEqual([])
		const told = noticed(history)
		await history.readRest()
		await told
		expectHealed(folder, history)
		expect(history.view().tokens.get(damagedId)?.events).toHaveLength(2)
		await history.close()
		await expectAll(folder)
	})

	it('is healed before a value out of it is given', async () => {
		const folder = copied()
		damage(folder)
		const history = await openedAsScreens({ folder })
		expect(valueIn(await history.tokenValue(damagedId))).toBe(`value of ${damagedId}`)
		expectHealed(folder, history)
		await history.close()
		await expectAll(folder)
	})

	it('is healed soon after its events were looked at', async () => {
		const folder = copied()
		damage(folder)
		const history = await openedAsScreens({ folder })
		const told = noticed(history)
		expect(history.view().tokens.get(damagedId)?.events).toEqual([])
		await told
		expect(history.view().tokens.get(damagedId)?.events).toHaveLength(2)
		expectHealed(folder, history)
		await history.close()
		await expectAll(folder)
	})

	it('is healed before the token in it is changed', async () => {
		const folder = copied()
		damage(folder)
		const history = await openedAsScreens({ folder })
		valueIn(await history.change([labelOf(damagedId, 'changed')]))
		const { events, label } = history.view().tokens.get(damagedId) ?? {}
		expect([events?.length, label]).toEqual([3, 'changed'])
		expectHealed(folder, history)
		await history.close()
		await looking(folder, (again) => {
			expect(again.view().tokens.get(damagedId)?.events).toHaveLength(3)
		})
	})

	it('is healed when it is opened and the token in it was changed since', async () => {
		const folder = copied()
		valueIn(await (await opened({ folder })).change([labelOf(damagedId, 'changed')]))
		damage(folder)
		const history = await openedAsScreens({ folder })
		const { events, label } = history.view().tokens.get(damagedId) ?? {}
		expect([events?.length, label]).toEqual([3, 'changed'])
		expectHealed(folder, history)
	})

	it('is healed when another window changes the token in it', async () => {
		const folder = copied()
		damage(folder)
		const history = await openedAsScreens({ folder })
		const events = [{ id: 'e1', atMs: 1_700_000_009_000, kind: 'labelled', label: 'changed' }]
		const header = { id: damagedId, connectionId: 'c0000000000a', graph: 'social' }
		const record = { op: 'token', token: header, events }
		const journal = join(folder, 'journal-2.jsonl')
		writeFileSync(journal, `\n${encodeLine({ v: 2, ops: [record] })}\n`, { flag: 'a' })
		await history.catchUp()
		const token = history.view().tokens.get(damagedId)
		expect([token?.events.length, token?.label]).toEqual([3, 'changed'])
		expectHealed(folder, history)
	})

	it('never goes into the next snapshot', async () => {
		const folder = copied()
		damage(folder)
		const history = await openedAsScreens({ folder, compactWhen: () => true })
		valueIn(await history.change([labelOf(idOf(5), 'five')]))
		await history.close()
		expectHealed(folder, history)
		await expectAll(folder)
	})

	it('is told of and left alone where nothing can be written', async () => {
		const folder = copied()
		damage(folder)
		writeFileSync(join(folder, 'journal-99.jsonl'), `${encodeLine({ v: 3, ops: [] })}\n`)
		const before = filesIn(folder)
		const history = await openedAsScreens({ folder })
		await history.readRest()
		expect(history.status().notices).toContain(`${snapshot} in ${folder} is damaged.`)
		expect(history.view().tokens.get(damagedId)?.events).toHaveLength(2)
		expect(filesIn(folder)).toEqual(before)
	})

	it(
		'is found wherever it is and whatever is done first, and nothing is lost',
		async () => {
			const deeds: readonly ((history: History, id: string) => unknown)[] = [
				(history) => history.readRest(),
				async (history, id) => expect(valueIn(await history.tokenValue(id))).toBe(`value of ${id}`),
				async (history, id) => valueIn(await history.change([labelOf(id, 'changed')])),
				(history, id) => history.view().tokens.get(id)?.events,
				(history) => [...history.view().tokens.values()].map(({ events }) => events),
				async (history) => valueIn(await history.check()),
			]
			const count = rounds(6, 300)
			let healed = 0
			for (let round = 0; round < count; round++) {
				const folder = copied()
				const path = join(folder, snapshot)
				const bytes = readFileSync(path)
				// Mostly in the tokens' lines, at times in what is before or behind them.
				const place = (round * 7_919_993 + 11) % bytes.length
				bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << (round % 8)), place)
				writeFileSync(path, bytes)
				const history = await openedAsScreens({ folder, compactWhen: () => round % 2 === 0 })
				const at = bytes.lastIndexOf('"token":{"id":"t0', place)
				const id = bytes.toString('latin1', at + 15, at + 22)
				await deeds[round % deeds.length]?.(history, /^t\d{6}$/.test(id) ? id : idOf(3))
				await history.readRest()
				healed += history.status().notices.filter((one) => one.includes('was damaged')).length
				await history.close()
				await expectAll(folder)
			}
			expect(healed).toBe(count)
			figure('a byte of a large snapshot changed, and something done first', {
				rounds: count,
				healed,
				lost: 0,
			})
		},
		deadlineMs,
	)
})
