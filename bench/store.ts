// Opening a history and changing it at several sizes, beside lowdb's own adapter on the same tokens.
// Run with `node bench/store.ts`; the figures are medians in milliseconds, to be compared within one run.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JSONFilePreset } from 'lowdb/node'
import { newId } from '../source/store/new-id.ts'
import { openHistory } from '../source/store/open-history.ts'
import type { Change, History } from '../source/work/ports.ts'

const sizes = [10, 10_000, 100_000]
const rounds = 25

const rows: Record<string, Record<string, number>> = {}
for (const size of sizes) {
	const folder = await mkdtemp(join(tmpdir(), 'tgtoken-bench-'))
	try {
		rows[`${size} tokens`] = {
			...(await ours(join(folder, 'ours'), size)),
			...(await theirs(folder, size)),
		}
	} finally {
		await rm(folder, { recursive: true })
	}
}
console.table(rows)

async function ours(folder: string, size: number) {
	let isDue = false
	const filling = await open(folder, () => isDue)
	for (let done = 0; done < size; done += 1000) {
		const count = Math.min(1000, size - done)
		isDue = done + count >= size
		await must(filling, Array.from({ length: count }, () => issue()).flat())
	}
	await filling.close()
	const opening: number[] = []
	for (let round = 0; round < 5; round++) {
		const start = performance.now()
		const history = await open(folder)
		opening.push(performance.now() - start)
		await history.close()
	}
	const history = await open(folder, () => false)
	const changing: number[] = []
	for (let round = 0; round < rounds; round++) {
		const start = performance.now()
		await must(history, issue(false))
		changing.push(performance.now() - start)
	}
	const memory = process.memoryUsage().rss / 1e6
	await history.close()
	return { open: median(opening), change: median(changing), 'MB in all': Math.round(memory) }
}

async function theirs(folder: string, size: number) {
	const low = await JSONFilePreset(join(folder, 'lowdb.json'), { tokens: [] as unknown[] })
	for (let index = 0; index < size; index++) low.data.tokens.push(issue())
	const changing: number[] = []
	for (let round = 0; round < (size > 10_000 ? 3 : rounds); round++) {
		const start = performance.now()
		await low.update(({ tokens }) => tokens.push(issue()))
		changing.push(performance.now() - start)
	}
	const start = performance.now()
	await JSONFilePreset(join(folder, 'lowdb.json'), { tokens: [] })
	return { 'lowdb open': round2(performance.now() - start), 'lowdb change': median(changing) }
}

async function open(folder: string, compactWhen?: () => boolean): Promise<History> {
	const outcome = await openHistory({ folder, ...(compactWhen ? { compactWhen } : {}) })
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
	return outcome.value
}

async function must(history: History, changes: Change[]): Promise<void> {
	const outcome = await history.change(changes)
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
}

function issue(withValue = true): Change[] {
	const tokenId = newId('token')
	const atMs = 1_700_000_000_000
	return [
		{
			kind: 'token',
			token: { id: tokenId, connectionId: 'c0000000000a', graph: 'social' },
			event: { id: newId('event'), atMs, kind: 'asked', action: 'issue', lifetimeSeconds: 3600 },
		},
		{
			kind: 'event',
			tokenId,
			...(withValue ? { value: newId('token').repeat(3) } : {}),
			event: {
				id: newId('event'),
				atMs: atMs + 1,
				kind: 'issued',
				masked: 'aaaa…zzzz',
				fingerprint: '0123456789ab',
				form: 'opaque',
				expiresAtSeconds: 1_700_003_600,
				expirySource: 'server',
			},
		},
	]
}

function median(figures: readonly number[]): number {
	const sorted = figures.toSorted((a, b) => a - b)
	return round2(sorted[sorted.length >> 1] ?? Number.NaN)
}

function round2(figure: number): number {
	return Math.round(figure * 100) / 100
}
