// Opening a history, adding to it and writing it anew at several sizes, beside lowdb's own JSONFile and
// node:sqlite on the same records in the same run. `npm run bench:store` prints medians in milliseconds, and
// how many times ours the others take. Opening is measured in processes of their own, cold, up to a
// list of all tokens with their states.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Change } from '../source/work/ports.ts'
import { issue } from './issue.ts'
import { type Contestant, contestants } from './store-contestants.ts'

const sizes = [100, 10_000, 100_000]
const [, self = '', openName, openFolder] = process.argv

if (openName !== undefined && openFolder !== undefined) {
	const contestant = contestants[openName]
	if (!contestant) throw new Error(`no ${openName}`)
	const before = process.memoryUsage().rss
	const start = performance.now()
	const count = await contestant.openCold(openFolder)
	const ms = performance.now() - start
	const megabytes = (process.memoryUsage().rss - before) / 1e6
	process.stdout.write(JSON.stringify({ count, ms, megabytes }))
} else {
	for (const size of sizes) await compare(size)
}

async function compare(size: number): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'tgtoken-bench-'))
	const rows: Record<string, Record<string, number | string>> = {}
	try {
		const tokens = Array.from({ length: size }, issue)
		for (const [name, contestant] of Object.entries(contestants)) {
			rows[name] = await measure(name, contestant, join(folder, name), tokens)
		}
	} finally {
		await rm(folder, { recursive: true })
	}
	const [ours] = Object.values(rows)
	for (const row of Object.values(rows)) {
		for (const what of ['open', 'append', 'compact']) {
			row[`${what} ×`] = Math.round((Number(row[what]) / Number(ours?.[what])) * 10) / 10
		}
	}
	console.log(`${size} tokens`)
	console.table(rows)
}

async function measure(
	name: string,
	contestant: Contestant,
	folder: string,
	tokens: readonly Change[][],
) {
	await (await contestant.fill(folder, tokens)).close()
	const compacting: number[] = []
	for (let round = 0; round < 3; round++) {
		const filled = await contestant.fill(folder, [])
		compacting.push(await timed(1, filled.compact))
		await filled.close()
	}
	const opened = Array.from({ length: 5 }, () => {
		const said = execFileSync(process.execPath, [self, name, folder])
		return JSON.parse(said.toString()) as { count: number; ms: number; megabytes: number }
	})
	if (opened.some(({ count }) => count !== tokens.length)) throw new Error(`${name} lost tokens`)
	const again = await contestant.fill(folder, [])
	const append = await timed(tokens.length > 10_000 ? 9 : 25, () => again.append(issue()))
	await again.close()
	return {
		open: median(opened.map(({ ms }) => ms)),
		append,
		compact: median(compacting),
		'MB in memory': Math.round(median(opened.map(({ megabytes }) => megabytes))),
	}
}

async function timed(rounds: number, work: () => Promise<void>): Promise<number> {
	const figures: number[] = []
	for (let round = 0; round < rounds; round++) {
		const start = performance.now()
		await work()
		figures.push(performance.now() - start)
	}
	return median(figures)
}

function median(figures: readonly number[]): number {
	const sorted = figures.toSorted((a, b) => a - b)
	return Math.round((sorted[sorted.length >> 1] ?? Number.NaN) * 100) / 100
}
