import { join } from 'node:path'
import type { Figures } from './figures.ts'
import { issue } from './issue.ts'
import { contestants } from './store-contestants.ts'

/**
 * By `NAME change, N tokens`: milliseconds until one more token is on disk, in our history and in those it is
 * compared with. `homes` are the histories there are of ours; the tokens that are added stay in them.
 */
export async function measureChanges(
	homes: ReadonlyMap<number, string>,
	folder: string,
	turns: number,
): Promise<Figures> {
	const figures: Figures = new Map()
	for (const [tokens, home] of homes) {
		for (const [name, contestant] of Object.entries(contestants)) {
			const isOurs = name === 'tgtoken'
			const place = isOurs ? join(home, 'tgtoken') : join(folder, `${name} ${tokens}`)
			const filling = isOurs ? [] : Array.from({ length: tokens }, issue)
			const filled = await contestant.fill(place, filling)
			const taken: number[] = []
			for (let turn = -1; turn < turns; turn++) {
				const change = issue()
				const start = performance.now()
				await filled.append(change)
				if (turn >= 0) taken.push(performance.now() - start)
			}
			await filled.close()
			figures.set(`${name} change, ${tokens} tokens`, taken)
		}
	}
	return figures
}
