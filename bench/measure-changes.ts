import { join } from 'node:path'
import type { Figures } from './figures.ts'
import { issue } from './issue.ts'
import { contestants } from './store-contestants.ts'

/** Of what takes a millisecond more is measured, for so long. */
const leastMs = 200

/**
 * By `NAME change, N tokens`: milliseconds until one more token is on disk, in our history and in those it is
 * compared with, in all sizes by turns. `homes` are the histories there are of ours; the tokens that are added stay
 * in them.
 */
export async function measureChanges(
	homes: ReadonlyMap<number, string>,
	folder: string,
	turns: number,
): Promise<Figures> {
	const figures: Figures = new Map()
	for (const [name, contestant] of Object.entries(contestants)) {
		const filled = await Promise.all(
			[...homes].map(async ([tokens, home]) => {
				const isOurs = name === 'tgtoken'
				const place = isOurs ? join(home, 'tgtoken') : join(folder, `${name} ${tokens}`)
				const filling = isOurs ? [] : Array.from({ length: tokens }, issue)
				const taken: number[] = []
				figures.set(`${name} change, ${tokens} tokens`, taken)
				return { ...(await contestant.fill(place, filling)), taken }
			}),
		)
		let tookMs = 0
		for (let turn = -1; turn < turns || tookMs < leastMs; turn++) {
			for (const { append, taken } of filled) {
				const change = issue()
				const start = performance.now()
				await append(change)
				if (turn < 0) continue
				taken.push(performance.now() - start)
				tookMs += performance.now() - start
			}
		}
		for (const { close } of filled) await close()
	}
	return figures
}
