/**
 * The candidate a typing mistake probably meant: the fewest letters added, left out, changed or
 * swapped, at most a third of the word; undefined when nothing is near.
 */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
	let best: string | undefined
	let bestDistance = Infinity
	for (const candidate of candidates) {
		const isStart = typed.length >= 3 && candidate !== typed && candidate.startsWith(typed)
		const distance = isStart ? 0.5 : editDistance(typed, candidate)
		const limit = Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3))
		if (distance <= limit && distance < bestDistance) {
			best = candidate
			bestDistance = distance
		}
	}
	return best
}

/** Damerau's distance, in which neighbours swapped count as one mistake. */
function editDistance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 6) return Infinity
	let beforeLast: number[] = []
	let last = Array.from({ length: b.length + 1 }, (_, index) => index)
	for (let i = 1; i <= a.length; i++) {
		const row = [i]
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1]
			let cost = Math.min(at(last, j - 1) + (same ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1)
			const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
			if (isSwap) cost = Math.min(cost, at(beforeLast, j - 2) + 1)
			row.push(cost)
		}
		beforeLast = last
		last = row
	}
	return at(last, b.length)
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? Infinity
}
