/** One thing measured many times: the figures in the order in which they were taken. */
export type Figures = Map<string, number[]>

/** The figure in the middle; NaN of none. */
export function median(figures: readonly number[]): number {
	return quantile(figures, 0.5)
}

/** The figure below which so large a share of all lies. */
export function quantile(figures: readonly number[], share: number): number {
	const sorted = figures.toSorted((a, b) => a - b)
	return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
}

/**
 * Takes every measurement in turn, and that so many times, so that what else the machine does meets all
 * of them alike. The first turn is not counted: it fills caches.
 */
export async function interleaved(
	turns: number,
	measurements: Readonly<Record<string, () => Promise<number>>>,
): Promise<Figures> {
	const figures: Figures = new Map()
	for (let turn = -1; turn < turns; turn++) {
		for (const [name, measure] of Object.entries(measurements)) {
			const figure = await measure()
			if (turn >= 0) figures.set(name, [...(figures.get(name) ?? []), figure])
		}
	}
	return figures
}
